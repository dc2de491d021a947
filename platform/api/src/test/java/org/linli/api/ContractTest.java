package org.linli.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import aQute.bnd.differ.Baseline;
import aQute.bnd.differ.DiffPluginImpl;
import aQute.bnd.osgi.Instructions;
import aQute.bnd.osgi.Jar;
import aQute.bnd.osgi.Processor;
import java.io.File;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContractTest {

    private static final File PUBLISHED = new File("baseline/platform-api.jar");

    @Test
    void aChangedPackageCarriesTheVersionThatSaysHowMuchItChanged() throws Exception {
        try (Jar current = new Jar(new File("target/classes")); Jar published = new Jar(PUBLISHED); Processor processor = new Processor()) {
            var baseline = new Baseline(processor, new DiffPluginImpl());
            Set<Baseline.Info> packages = baseline.baseline(current, published, new Instructions("*"));
            assertFalse(packages.isEmpty());
            List<String> tooLow = packages.stream().filter(info -> info.mismatch)
                    .map(info -> info.packageName + " is " + info.newerVersion + ", should be " + info.suggestedVersion).sorted().toList();
            assertEquals(List.of(), tooLow);
        }
    }
}
