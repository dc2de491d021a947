package org.linli.testkit.contract;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.StreamSupport;
import org.linli.api.Fitness;
import org.linli.api.LinliModule;

/** Whether a module reaches the dispatcher and is fit to serve. */
final class Publication {

    private static final int SECONDS = 2;

    private Publication() {
    }

    static void check(Subject module) {
        Findings findings = new Findings(module);
        LinliModule service = module.service();
        findings.addUnless(module.version().equals(service.version()),
                "it says that its version is " + service.version() + ", and its bundle has " + module.version(),
                "take it from the bundle: FrameworkUtil.getBundle(getClass()).getVersion().toString()");
        findings.addUnless(module.id().equals(service.id()), "it says that its id is " + service.id() + ", and its manifest has " + module.id(),
                "the same id belongs into LinliModule.id(), its property linli.module and the header Linli-Module");
        findings.expectNone();
        String state = StreamSupport.stream(module.linli().admin().get("/api").expect(200).json().path("modules").spliterator(), false)
                .filter(one -> one.path("id").asText().equals(module.id()) && one.path("version").asText().equals(module.version()))
                .map(one -> one.path("state").asText() + " " + one.path("reason").asText()).findFirst().orElse("unknown to the dispatcher");
        findings.addUnless(state.startsWith("SERVING"), "it doesn't serve but is " + state, "the reason says what is wrong; the log may tell more");
        module.linli().missing().ifPresent(missing -> findings.add("the town isn't ready: " + missing, "LinliModule.check() should say FIT once it can work"));
        findings.expectNone();
    }

    static void checkInTime(Subject module) {
        Findings findings = new Findings(module);
        LinliModule service = module.service();
        CompletableFuture<Fitness> answer = new CompletableFuture<>();
        Thread asks = new Thread(() -> answer.completeAsync(service::check, Runnable::run), "contract-check");
        asks.setDaemon(true);
        asks.start();
        try {
            Fitness fitness = answer.get(SECONDS, TimeUnit.SECONDS);
            findings.addUnless(fitness.fit(), "its check says that it isn't fit: " + fitness.says(),
                    "it should be fit in a new town, too, in which there is nothing yet");
        } catch (TimeoutException e) {
            asks.interrupt();
            findings.add("its check took longer than " + SECONDS + " s", "ask for little, such as one row by its key, and for nothing over a network");
        } catch (ExecutionException e) {
            findings.add("its check threw " + e.getCause(), "return Fitness.not(…) with a reason that an operator understands");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        findings.expectNone();
    }
}
