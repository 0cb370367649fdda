// <form data-autoguardado="url">: what is written is kept as a draft two seconds after stopping; at once when
// something is chosen, and the server says what is asked now and what it adds up to.
export default function autoguardado(formulario) {
  const estado = document.querySelector("[data-estado-guardado]");
  let espera, pendiente = false;
  const decir = (clave) => { if (estado) estado.textContent = estado.dataset[clave]; };
  const guardar = async () => {
    clearTimeout(espera);
    if (!pendiente) return;
    pendiente = false;
    decir("guardando");
    try {
      const respuesta = await fetch(formulario.dataset.autoguardado, {
        method: "POST", body: new FormData(formulario), headers: { "X-Requested-With": "fetch" }, keepalive: true,
      });
      if (!respuesta.ok) throw new Error(respuesta.status);
      ponerAlDia(await respuesta.json());
      decir("guardado");
    } catch { pendiente = true; decir("fallo"); }
  };
  const ponerAlDia = ({ ocultos = [], calculados = {} }) => {
    formulario.querySelectorAll("[data-campo]").forEach((n) => { n.hidden = ocultos.includes(n.dataset.campo); });
    formulario.querySelectorAll("[data-calculado]").forEach((n) => { n.value = calculados[n.dataset.calculado] || "—"; });
  };
  formulario.addEventListener("change", (e) => {
    if (!e.target.matches("select, [type=radio], [type=checkbox]")) return;
    pendiente = true;
    guardar();
  });
  formulario.addEventListener("input", (e) => {
    if (e.target.type === "file") return;
    pendiente = true;
    clearTimeout(espera);
    espera = setTimeout(guardar, 2000);
  });
  addEventListener("visibilitychange", () => { if (document.hidden) guardar(); });
  formulario.addEventListener("submit", () => { pendiente = false; clearTimeout(espera); });
}
