// <button data-copia="text" hidden>: appears only where copying is possible.
export default function copia(boton) {
  if (!navigator.clipboard) return;
  boton.hidden = false;
  const texto = boton.querySelector("span") ?? boton;
  const antes = texto.textContent;
  boton.addEventListener("click", async () => {
    await navigator.clipboard.writeText(boton.dataset.copia);
    texto.textContent = boton.dataset.hecho;
    setTimeout(() => { texto.textContent = antes; }, 3000);
  });
}
