// <form data-subida data-subidas="url">: choosing files sends them at once, piece by piece. What has come stays:
// after a cut, a killed server or another day, the same file goes on where it was. The answer renews the page.
const ESPERA_MS = [500, 1000, 2000, 4000, 8000, 15000, 15000, 15000];
const huella = async (fichero) => {
  const resumen = await crypto.subtle.digest("SHA-256", await fichero.arrayBuffer());
  return [...new Uint8Array(resumen)].map((b) => b.toString(16).padStart(2, "0")).join("");
};
// What the server said, which is for people; anything else is a fault of ours or of the network.
class Negativa extends Error {}
const leer = async (respuesta) => {
  const dicho = await respuesta.json();
  if (dicho.error) throw new Negativa(dicho.error);
  return dicho;
};
const dormir = (ms) => new Promise((listo) => { setTimeout(listo, ms); });

// Ask until somebody answers: no network and 502-504 are waited for; any other answer is one.
async function insistir(url, como) {
  for (const ms of [...ESPERA_MS, 0]) {
    try {
      const respuesta = await fetch(url, como);
      if (respuesta.status < 500 || !ms) return respuesta;
    } catch (fallo) { if (!ms) throw fallo; }
    await dormir(ms);
  }
  throw new Error("sin respuesta");
}

async function enviar(formulario, fichero, avanzar) {
  const cabeceras = { "X-CSRFToken": formulario.elements.csrfmiddlewaretoken.value, "X-Requested-With": "fetch" };
  const documento = formulario.elements.documento?.value ?? "";
  const datos = new URLSearchParams({ nombre: fichero.name, size: fichero.size, sha256: await huella(fichero), documento });
  const empezada = await insistir(formulario.dataset.subidas, { method: "POST", headers: cabeceras, body: datos });
  const subida = await leer(empezada);
  for (let desde = subida.recibidos; ;) {
    const trozo = fichero.slice(desde, desde + subida.trozo);
    const respuesta = await insistir(`${formulario.dataset.subidas}${subida.id}/?desde=${desde}`, { method: "POST", headers: { ...cabeceras, "Content-Type": "application/octet-stream" }, body: trozo });
    // Gone: the last piece came, and the answer was lost on its way.
    if (respuesta.status === 410 && desde + trozo.size >= fichero.size) return;
    const estado = await leer(respuesta);
    if (!respuesta.ok && estado.recibidos === desde) throw new Error("no avanza");
    desde = estado.recibidos;
    avanzar(desde / fichero.size);
    if (estado.completa) return;
  }
}

async function renovar(id) {
  const texto = await (await fetch(location.href)).text();
  const nueva = new DOMParser().parseFromString(texto, "text/html").querySelector("main");
  if (!nueva) { location.reload(); return; }
  document.querySelector("main").replaceWith(nueva);
  document.dispatchEvent(new CustomEvent("htmx:load", { detail: { elt: nueva } }));
  nueva.querySelector(`#${id}`)?.focus();
}

function decir(formulario, texto, clase = "") {
  const aviso = formulario.querySelector("[role=status]");
  aviso.className = clase;
  aviso.textContent = texto;
}

export default function subida(formulario) {
  const entrada = formulario.querySelector("input[type=file]");
  const barra = formulario.querySelector("progress");
  const boton = formulario.querySelector("[type=submit]");
  if (!formulario.dataset.subidas || !globalThis.crypto?.subtle) return;
  if (boton) boton.hidden = true;
  entrada.addEventListener("change", async () => {
    const ficheros = [...entrada.files], fallos = [];
    if (!ficheros.length) return;
    entrada.disabled = true;
    barra.hidden = false;
    for (const fichero of ficheros) {
      decir(formulario, fichero.name);
      try { await enviar(formulario, fichero, (parte) => { barra.value = 100 * parte; }); }
      catch (fallo) { fallos.push(`${fichero.name}: ${fallo instanceof Negativa ? fallo.message : formulario.dataset.fallo}`); }
    }
    if (fallos.length < ficheros.length) await renovar(entrada.id);
    const ahora = document.querySelector(`#${entrada.id}`);
    ahora.disabled = false;
    ahora.form.querySelector("progress").hidden = true;
    ahora.value = "";
    decir(ahora.form, fallos.join(" "), fallos.length ? "error-campo" : "");
    ahora.focus();
  });
}
