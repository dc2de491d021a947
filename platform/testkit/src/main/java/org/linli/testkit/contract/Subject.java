package org.linli.testkit.contract;

import java.nio.file.Path;
import org.linli.api.LinliModule;
import org.linli.runtime.file.ModuleFile;
import org.linli.testkit.platform.Linli;
import org.opentest4j.AssertionFailedError;
import org.osgi.framework.Bundle;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * The module that is looked at.
 *
 * @param linli the town that it serves
 * @param file  as the town was given it
 */
record Subject(Linli linli, ModuleFile file) {

    static Subject of(Linli linli) {
        return of(linli, linli.module());
    }

    static Subject of(Linli linli, Path file) {
        return new Subject(linli, ModuleFile.read(file));
    }

    String id() {
        return file.id();
    }

    String version() {
        return file.version().toString();
    }

    String base() {
        return "/api/" + id();
    }

    /** Its bundle. @throws AssertionFailedError when it isn't there */
    Bundle bundle() {
        return reference().getBundle();
    }

    /** The service that it hands itself over by. @throws AssertionFailedError when it isn't there */
    LinliModule service() {
        LinliModule service = linli.framework().getService(reference());
        if (service == null) {
            throw absence();
        }
        return service;
    }

    private ServiceReference<LinliModule> reference() {
        try {
            return linli.framework().getServiceReferences(LinliModule.class, "(linli.module=" + id() + ")").stream()
                    .filter(one -> one.getBundle().getVersion().equals(file.version())).findFirst().orElseThrow(this::absence);
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(id(), e);
        }
    }

    private AssertionFailedError absence() {
        Findings findings = new Findings(this);
        findings.add("it doesn't serve: " + linli.missing().orElse("the town hasn't got it"), "mend that first, everything else needs it");
        return findings.failure();
    }
}
