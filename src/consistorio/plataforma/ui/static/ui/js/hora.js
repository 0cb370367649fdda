// Keep the official hour of the sede running, from the server's and never from the device's.
export default function hora(nodo) {
  const alCargar = performance.now();
  const segundos = Number(nodo.dataset.hora);
  const poner = () => {
    const s = (segundos + Math.floor((performance.now() - alCargar) / 1000)) % 86400;
    nodo.textContent = [s / 3600, (s / 60) % 60, s % 60]
      .map((n) => String(Math.floor(n)).padStart(2, "0")).join(":");
  };
  setInterval(poner, 1000);
}
