// <body data-vivo="url of events" data-sondeo="/contadores/">: counters that change by themselves.
// On each «novedad» the counters are asked for, put in [data-contador="name"], and the body gets a
// «novedad» event, so that a fragment may refresh itself: hx-trigger="novedad from:body".
export default function vivo(nodo) {
  const preguntar = async () => {
    const respuesta = await fetch(nodo.dataset.sondeo, { headers: { Accept: "application/json" } });
    if (!respuesta.ok) return;
    for (const [nombre, cuantos] of Object.entries(await respuesta.json())) {
      document.querySelectorAll(`[data-contador="${CSS.escape(nombre)}"]`)
        .forEach((c) => { c.textContent = cuantos || ""; });
    }
  };
  let espera;
  const novedad = (e) => {
    clearTimeout(espera);
    espera = setTimeout(() => {
      preguntar();
      nodo.dispatchEvent(new CustomEvent("novedad", { detail: e.data }));
    }, 250);
  };
  const fuente = new EventSource(nodo.dataset.vivo, { withCredentials: true });
  fuente.addEventListener("novedad", novedad);
  fuente.onerror = () => { // Without live news, ask from time to time.
    if (fuente.readyState === EventSource.CLOSED) setInterval(() => document.hidden || novedad({}), 30000);
  };
}
