// <form data-una-vez>: a double click sends once (the server would not file twice anyway).
export default function unaVez(formulario) {
  formulario.addEventListener("submit", (e) => {
    if (formulario.dataset.enviado) { e.preventDefault(); return; }
    formulario.dataset.enviado = "1";
    e.submitter?.setAttribute("aria-busy", "true");
  });
  addEventListener("pageshow", () => { delete formulario.dataset.enviado; formulario.querySelector("[aria-busy]")?.removeAttribute("aria-busy"); });
}
