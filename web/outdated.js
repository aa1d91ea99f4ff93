// Says that this browser is too old. Only browsers without modules run it, so it is written in the JavaScript that they know.
(function () {
  var page = document.getElementById("stopped");
  var isGerman = /^de/i.test(navigator.language || navigator.userLanguage || "");
  page.textContent = isGerman
    ? "Dieser Browser ist zu alt für Afterword. Ein aktueller Firefox, Chrome, Edge oder Safari kann es ausführen."
    : "This browser is too old for Afterword. A current Firefox, Chrome, Edge or Safari can run it.";
  page.removeAttribute("hidden");
  document.getElementById("app").setAttribute("hidden", "");
})();
