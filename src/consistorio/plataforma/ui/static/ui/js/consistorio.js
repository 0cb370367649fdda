// Loads a behaviour only where the page has a use for it. Everything works without any of them.
const COMPORTAMIENTOS = {
  "[data-foco]": "foco", "[data-hora]": "hora", "[data-pestanas]": "tabs", "[data-abre]": "dialog",
  "[data-subida]": "upload", "[data-autoguardado]": "autosave", "[data-vivo]": "live",
  "[data-seleccion]": "select", "[data-copia]": "copy", "form[data-una-vez]": "once", "[data-imprime]": "print",
};

function activar(raiz) {
  for (const [selector, nombre] of Object.entries(COMPORTAMIENTOS)) {
    const nodos = [...raiz.querySelectorAll(selector)].filter((n) => !n.dataset.activo);
    if (raiz.matches?.(selector) && !raiz.dataset.activo) nodos.push(raiz);
    if (!nodos.length) continue;
    nodos.forEach((n) => { n.dataset.activo = "1"; });
    import(`./${nombre}.js`).then((modulo) => nodos.forEach((n) => modulo.default(n)));
  }
}

activar(document);
document.addEventListener("htmx:load", (e) => activar(e.detail.elt));
