package org.linli.testkit.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each module here keeps all rules but one. */
class HotSwapTest {

    @Test
    void aModuleThatKeepsAllRulesCanBeSwapped() {
        assertEquals(List.of(), new BuiltModule().findings());
        assertEquals("noise-1.0.0.jar 可以在服务中热替换：没有错误，警告 0 处\nnoise-1.0.0.jar can be swapped while it serves: no errors, warnings: 0\n",
                printed(new BuiltModule(), true));
    }

    @Test
    void aFindingSaysWhatAndWhereAndHowToMendItInBothLanguages() {
        String said = printed(new BuiltModule().members("static int calls;\nvoid call() { calls++; }"), false);
        assertEquals("""
                错误 ERROR static-field org.example.noise.Part.call(Part.java:11)
                  静态字段 org.example.noise.Part.calls 在运行中被改写：新旧两个版本各有一份，两个节点也各有一份，互相看不见
                  The static field org.example.noise.Part.calls is assigned to while the module runs: the old and the new version have one each, \
                as have two nodes, and do not see each other's
                  改法：请改为组件的 final 字段；要跨请求保存的数据写入数据库
                  To mend: Make it a final field of a component; what has to last from one request to the next belongs in the database

                noise-1.0.0.jar 不能在服务中热替换：错误 1 处，警告 0 处
                noise-1.0.0.jar cannot be swapped while it serves: errors: 1, warnings: 0
                """, said);
    }

    @Test
    void aWarningAloneDoesNotKeepAModuleFromBeingSwapped() {
        assertTrue(printed(new BuiltModule().members("LocalDate day() { return LocalDate.now(); }"), true).startsWith("警告 WARNING day "));
    }

    @Test
    void whatIsNoModuleIsSaidToBeNone() throws IOException {
        Path text = Files.writeString(org.linli.testkit.TestFolder.make().resolve("readme.txt"), "no jar");
        assertEquals(List.of("no-jar"), HotSwap.findings(text).stream().map(Finding::rule).toList());
        var out = new ByteArrayOutputStream();
        assertFalse(HotSwap.run(new String[] {"gone.jar"}, new PrintStream(out, true, StandardCharsets.UTF_8)));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("Usage: HotSwap"));
    }

    @Test
    void theFolderThatBecomesTheJarIsVerifiedInItsPlace() throws IOException {
        assertEquals(List.of(), HotSwap.findings(Unpacked.of(new BuiltModule().build())));
        assertEquals(List.of("exports"), HotSwap.findings(Unpacked.of(new BuiltModule().instruction("Export-Package", "org.example.noise").build()))
                .stream().map(Finding::rule).toList());
    }

    @Test
    void theRulesThatTheServerKeepsToAreToldBefore() {
        assertEquals(List.of("exports"), new BuiltModule().instruction("Export-Package", "org.example.noise").rules());
        assertEquals(List.of("singleton"), new BuiltModule().instruction("Bundle-SymbolicName", "noise;singleton:=true").rules());
        assertEquals(List.of("embeds"), new BuiltModule().instruction("-includepackage", "javax.ws.rs.sse").rules());
    }

    @Test
    void aMigrationThatIsNotExpandOnlyIsFound() {
        assertEquals(List.of(), changing("<dropColumn tableName=\"noise_readings\" columnName=\"note\"/>", "contract").rules());
        List<Finding> findings = changing("<dropColumn tableName=\"noise_readings\" columnName=\"note\"/>", "").findings();
        assertEquals(List.of("migration"), findings.stream().map(Finding::rule).toList());
        assertTrue(findings.get(0).error());
        assertTrue(findings.get(0).mend().en().contains("context=\"contract\""), findings.get(0).mend().en());
    }

    private static BuiltModule changing(String change, String context) {
        return new BuiltModule().file("db/changelog.xml", """
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-4.33.xsd">
                  <changeSet id="readings" author="example">
                    <createTable tableName="noise_readings">
                      <column name="town" type="varchar(20)"><constraints nullable="false"/></column>
                      <column name="note" type="varchar(200)"/>
                    </createTable>
                  </changeSet>
                  <changeSet id="change" author="example" %s>%s</changeSet>
                </databaseChangeLog>
                """.formatted(context.isEmpty() ? "" : "context=\"" + context + "\"", change));
    }

    @Test
    void aDayTakenFromTheMachineIsAWarning() {
        for (String now : List.of("LocalDate.now()", "LocalDate.now(ZoneId.of(\"Asia/Shanghai\"))", "Instant.now()", "Clock.systemUTC()",
                "Clock.systemDefaultZone()", "Clock.tickSeconds(ZoneOffset.UTC)", "System.currentTimeMillis()", "new Date()", "Calendar.getInstance()",
                "Year.now()", "(Supplier<Object>) Instant::now")) {
            assertEquals(List.of("day?"), new BuiltModule().members("Object day() { return " + now + "; }").rules(), now);
        }
        assertEquals(List.of(), new BuiltModule().members("Object day(Clock clock) { return List.of(LocalDate.now(clock), clock.instant(), "
                + "new Date(5), System.nanoTime(), Clock.tick(clock, Duration.ofSeconds(1))); }").rules());
    }

    @Test
    void anEmbeddedLibraryIsWarnedOfOncePerRule() {
        var library = new BuiltModule().source("Library", """
                package com.other.library;
                public class Library {
                    static int one;
                    static int two;
                    public static void count() { one++; two++; }
                }
                """);
        assertEquals(List.of("static-field?"), library.rules());
        assertTrue(library.findings().get(0).what().en().endsWith("(in libraries that the module brings along, 2 in all)"));
    }

    private static String printed(BuiltModule module, boolean swappable) {
        var out = new ByteArrayOutputStream();
        assertEquals(swappable, HotSwap.run(new String[] {module.build().toString()}, new PrintStream(out, true, StandardCharsets.UTF_8)));
        return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
