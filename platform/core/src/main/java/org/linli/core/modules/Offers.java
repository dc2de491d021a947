package org.linli.core.modules;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.osgi.framework.ServiceReference;

/** Services of one kind that bundles offer, in the order they came; of modules only those of the version that gets the work. */
public final class Offers<T> {

    /** @param reference null for what the core offers itself */
    private record Offer<T>(T service, ServiceReference<T> reference) {
    }

    private final ModuleChoice choice;
    private final List<Offer<T>> all = new CopyOnWriteArrayList<>();

    @SafeVarargs
    public Offers(ModuleChoice choice, T... own) {
        this.choice = choice;
        Stream.of(own).forEach(one -> all.add(new Offer<>(one, null)));
    }

    public void add(T service, ServiceReference<T> reference) {
        all.add(new Offer<>(service, reference));
    }

    public void remove(T service) {
        all.removeIf(offer -> offer.service() == service);
    }

    /** Those that get work now. */
    public Stream<T> inService() {
        return all.stream().filter(offer -> offer.reference() == null || choice.serves(offer.reference().getBundle())).map(Offer::service);
    }

    /** Whether it has come and hasn't gone. */
    public boolean contains(T service) {
        return all.stream().anyMatch(offer -> offer.service() == service);
    }

    /** Whether a module offers it, and not the platform. */
    public boolean isOfModule(T service) {
        return all.stream().anyMatch(offer -> offer.service() == service && offer.reference() != null && ModuleChoice.isModule(offer.reference().getBundle()));
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }
}
