package org.linli.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.linli.testkit.EachEngine;
import org.linli.testkit.TestStore;

class IdempotencyTest {

    private static final String CLERK = "cards.cards.read+cards.cards.write";
    private static final String CARD = "{\"number\":\"8\"}";
    private final CardsResource cards = new CardsResource();
    private TestServer server;

    private void open(TestStore store) {
        server = new TestServer(store.transactions(), Map.of());
        server.api().publish(new TestModule("cards", "1.0.0", cards));
    }

    @BeforeEach
    void none() {
        server = null;
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @EachEngine
    void aRepeatedRequestGetsTheFirstAnswerAndChangesNothing(TestStore store) {
        open(store);
        HttpResponse<String> first = server.post("/api/cards/cards", CLERK, CARD, "Idempotency-Key", "k1");
        HttpResponse<String> again = server.post("/api/cards/cards", CLERK, CARD, "Idempotency-Key", "k1");
        assertEquals(201, first.statusCode());
        assertEquals(201, again.statusCode());
        assertEquals(first.body(), again.body());
        for (String header : List.of("Location", "ETag", "Content-Type")) {
            assertEquals(first.headers().firstValue(header), again.headers().firstValue(header));
        }
        assertEquals(1, cards.made().get());
    }

    @EachEngine
    void theKeyOfAnotherContentIsRefused(TestStore store) {
        open(store);
        server.post("/api/cards/cards", CLERK, CARD, "Idempotency-Key", "k1");
        HttpResponse<String> other = server.post("/api/cards/cards", CLERK, "{\"number\":\"9\"}", "Idempotency-Key", "k1");
        assertEquals(422, other.statusCode());
        assertEquals("idempotency-other-body", TestServer.json(other).get("code").asText());
    }

    @EachEngine
    void aPreviewIsMadeAnewEachTime(TestStore store) {
        open(store);
        server.post("/api/cards/cards/tried?mode=preview", CLERK, CARD, "Idempotency-Key", "k1");
        server.post("/api/cards/cards/tried?mode=preview", CLERK, CARD, "Idempotency-Key", "k1");
        assertEquals(2, cards.made().get());
        server.post("/api/cards/cards/tried?mode=good-rows", CLERK, CARD, "Idempotency-Key", "k1");
        server.post("/api/cards/cards/tried?mode=good-rows", CLERK, CARD, "Idempotency-Key", "k1");
        assertEquals(3, cards.made().get());
    }

    @EachEngine
    void aRefusalIsNotKept(TestStore store) {
        open(store);
        assertEquals(409, server.post("/api/cards/cards/refused", CLERK, CARD, "Idempotency-Key", "k1").statusCode());
        assertEquals(409, server.post("/api/cards/cards/refused", CLERK, CARD, "Idempotency-Key", "k1").statusCode());
        assertEquals(2, cards.made().get());
    }

    @EachEngine
    void anotherAccountOrPathOrAMethodWithItsOwnKeysIsAnotherRequest(TestStore store) {
        open(store);
        server.post("/api/cards/cards", CLERK, CARD, "Idempotency-Key", "k1");
        server.post("/api/cards/cards", CLERK + "+x", CARD, "Idempotency-Key", "k1");
        server.post("/api/cards/cards/stamps", CLERK, CARD, "Idempotency-Key", "k1");
        server.post("/api/cards/cards/stamps", CLERK, CARD, "Idempotency-Key", "k1");
        assertEquals(4, cards.made().get());
    }

    @EachEngine
    void ofManyAtOnceOneIsDone(TestStore store) throws Exception {
        open(store);
        List<CompletableFuture<Integer>> answers = IntStream.range(0, 8).mapToObj(i -> CompletableFuture.supplyAsync(
            () -> server.post("/api/cards/cards", CLERK, CARD, "Idempotency-Key", "k1").statusCode())).toList();
        for (CompletableFuture<Integer> answer : answers) {
            int status = answer.get(30, TimeUnit.SECONDS);
            assertTrue(status == 201 || status == 409, () -> "status " + status);
        }
        assertEquals(1, cards.made().get());
    }
}
