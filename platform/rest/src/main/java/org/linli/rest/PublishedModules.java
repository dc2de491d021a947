package org.linli.rest;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.modules.Publication;
import org.linli.api.modules.Publications;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The generations behind the door, for those who install modules; none while nobody stands there. */
@Component
public final class PublishedModules implements Publications {

    private final Door door;

    @Activate
    public PublishedModules(@Reference Door door) {
        this.door = door;
    }

    private Optional<Generations> generations() {
        return Optional.ofNullable(door.api()).map(Api::generations);
    }

    @Override
    public List<Publication> all() {
        return generations().stream().flatMap(now -> now.all().stream().sorted(Comparator.comparing(Generation::id).thenComparing(Generation::release))
            .map(generation -> generation.publication(now.serving(generation.id()) == generation))).toList();
    }

    @Override
    public Optional<Publication> of(String module, String version) {
        return generations().flatMap(now -> now.publication(module, version));
    }

    @Override
    public void serve(String module, String version) {
        open().serve(module, version);
    }

    @Override
    public void leave(String module) {
        open().leave(module);
    }

    @Override
    public int drain(String module, String version, Duration most) {
        return open().drain(module, version, most);
    }

    @Override
    public Optional<Text> unfit(String module) {
        return generations().flatMap(now -> Optional.ofNullable(now.serving(module)).map(now::unfit)).map(FitnessCheck.Unfit::says);
    }

    private Generations open() {
        return generations().orElseThrow(() -> Dispatcher.MESSAGES.problem(Problem.Kind.UNAVAILABLE, "starting"));
    }
}
