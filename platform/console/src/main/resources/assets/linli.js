/* What the pages of Linli need of a script, in one place. */
document.documentElement.dataset.script = "on";
