package org.linli.incontainer;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.inject.Inject;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.features.FeaturesService.Option;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerMethod;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.SynchronousBundleListener;

/** Features as they install on a Karaf that has never seen Linli; every test has its own. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerMethod.class)
public class FeaturesIT {

    @Inject
    private FeaturesService features;
    @Inject
    private BundleContext context;

    @Configuration
    public org.ops4j.pax.exam.Option[] bareKaraf() throws Exception {
        return BareKaraf.options();
    }

    @Test
    public void theRestEngineInstallsAlone() throws Exception {
        install("linli-cxf");
        assertEquals(List.of(), notRunning());
    }

    @Test
    public void thePlatformInstallsAlone() throws Exception {
        install("linli-platform");
        assertEquals(List.of(), notRunning());
    }

    @Test
    public void aModuleBringsThePlatformAndRestartsNothingWhenItComesAfterIt() throws Exception {
        install("linli-platform");
        List<String> disturbed = new CopyOnWriteArrayList<>();
        SynchronousBundleListener listener = event -> {
            if ((event.getType() & (BundleEvent.STOPPING | BundleEvent.UNRESOLVED | BundleEvent.UPDATED)) != 0) {
                disturbed.add(event.getBundle().getSymbolicName());
            }
        };
        context.addBundleListener(listener);
        install("party-points");
        context.removeBundleListener(listener);
        assertEquals(List.of(), disturbed);
        assertEquals(List.of(), notRunning());
        assertTrue(features.isInstalled(features.getFeature("party-points")));
    }

    @Test
    public void aModuleInstallsAlone() throws Exception {
        install("party-points");
        assertEquals(List.of(), notRunning());
    }

    private void install(String feature) throws Exception {
        features.addRepository(URI.create(BareKaraf.FEATURES));
        features.installFeature(features.getFeature(feature), EnumSet.of(Option.NoAutoRefreshBundles));
    }

    /** Bundles that should run and don't; fragments only resolve. */
    private List<String> notRunning() {
        return Arrays.stream(context.getBundles()).filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .filter(bundle -> bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null).map(Bundle::getSymbolicName).toList();
    }
}
