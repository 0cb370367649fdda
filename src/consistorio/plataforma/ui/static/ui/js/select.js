// <table data-seleccion> with a box in its head: choose all; [data-elegidos] says how many.
export default function seleccion(tabla) {
  const todas = tabla.querySelector("thead input[type=checkbox]");
  const cajas = [...tabla.querySelectorAll("tbody input[type=checkbox]")];
  const cuantas = (tabla.closest("form") ?? document).querySelectorAll("[data-elegidos]");
  const contar = () => {
    const n = cajas.filter((c) => c.checked).length;
    cuantas.forEach((c) => { c.textContent = n; });
    if (todas) { todas.checked = n > 0 && n === cajas.length; todas.indeterminate = n > 0 && n < cajas.length; }
  };
  if (todas) { todas.hidden = false; todas.addEventListener("change", () => { cajas.forEach((c) => { c.checked = todas.checked; }); contar(); }); }
  tabla.addEventListener("change", contar);
  // While something is chosen, live news do not change the list under the hand.
  const vivo = tabla.closest("[hx-get]");
  vivo?.addEventListener("htmx:beforeRequest", (e) => {
    if (e.target === vivo && cajas.some((c) => c.isConnected && c.checked)) e.preventDefault();
  });
  contar();
}
