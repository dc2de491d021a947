/**
 * Black-box tests: they start the assembled distribution as an operator would and speak HTTP with it.
 *
 * <p>A test of the domain looks like this. The server of an engine is started once for the whole run and shared, so a test makes units, people and
 * programs of its own under codes that nobody else uses ({@link org.linli.it.LinliServer#unique(String)}), and never counts what it didn't make.</p>
 *
 * <pre>{@code
 * @OnBothEngines
 * class DeclarationsIT {
 *     @Test
 *     void aDeclarationWithoutItsEvidenceIsRefused(LinliServer linli) {
 *         Answer answer = linli.http().post("/api/party-points/…", Map.of("item", "…"));
 *         assertEquals(422, answer.status());
 *         assertEquals("…", answer.json().at("/errors/0/path").asText());
 *     }
 * }
 * }</pre>
 *
 * <p>After every test the log of its server must hold no WARN or ERROR that {@link org.linli.it.ExpectedLog} doesn't know. A test that stops, kills or
 * reconfigures a server starts its own: {@code try (LinliServer linli = LinliServer.at(folder).start()) { … }}.</p>
 */
package org.linli.it;
