// <form data-subida>: choosing a file sends it at once, with progress; the answer replaces the page.
export default function subida(formulario) {
  const entrada = formulario.querySelector("input[type=file]");
  const barra = formulario.querySelector("progress");
  const aviso = formulario.querySelector("[role=status]");
  const boton = formulario.querySelector("[type=submit]");
  if (boton) boton.hidden = true;
  entrada.addEventListener("change", () => {
    if (!entrada.files.length) return;
    const peticion = new XMLHttpRequest();
    const datos = new FormData(formulario);
    entrada.disabled = true;
    if (barra) barra.hidden = false;
    peticion.upload.onprogress = (e) => {
      const ciento = Math.round((100 * e.loaded) / e.total);
      if (barra) barra.value = ciento;
      if (aviso) aviso.textContent = `${ciento} %`;
    };
    peticion.onload = () => {
      const pagina = new DOMParser().parseFromString(peticion.responseText, "text/html");
      const nueva = pagina.querySelector("main"), vieja = document.querySelector("main");
      if (!nueva) { location.reload(); return; }
      vieja.replaceWith(nueva);
      document.dispatchEvent(new CustomEvent("htmx:load", { detail: { elt: nueva } }));
      (nueva.querySelector("[data-foco]") ?? nueva.querySelector("input[type=file]"))?.focus();
    };
    peticion.onerror = () => { entrada.disabled = false; if (aviso) aviso.textContent = formulario.dataset.fallo; };
    peticion.open("POST", formulario.action);
    peticion.send(datos);
  });
}
