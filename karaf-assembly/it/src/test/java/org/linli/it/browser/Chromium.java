package org.linli.it.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser and its driver as Debian's packages {@code chromium} and {@code chromium-driver} put them on the path. */
record Chromium(Path browser, Path driver) {

    /** What is found; empty on a machine without one. */
    static Optional<Chromium> found() {
        Optional<Path> driver = onPath("chromedriver");
        return onPath("chromium").or(() -> onPath("google-chrome")).flatMap(browser -> driver.map(its -> new Chromium(browser, its)));
    }

    private static Optional<Path> onPath(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(folder -> Path.of(folder, name)).filter(Files::isExecutable).findFirst();
    }
}
