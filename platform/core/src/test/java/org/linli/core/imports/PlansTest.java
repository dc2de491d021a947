package org.linli.core.imports;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.linli.api.imports.Imports.Mode;
import org.linli.core.Core;
import org.linli.testkit.Engine;
import org.linli.testkit.TestStore;

/** What PostgreSQL makes of look-ups while a file comes into tables that were empty. */
class PlansTest {

    private final TestStore store = TestStore.on(Engine.POSTGRESQL);
    private final Core core = new Core(store.transactions());

    @AfterEach
    void stop() throws InterruptedException {
        core.close();
        store.close();
    }

    @Test
    void unitsOfALargeFileAreFoundByTheirKey() {
        core.ended(core.take("units", "code,name,parent,level\nW0,顶,,PROVINCE\n" + rows(6_000, i -> "W" + i + ",单元" + i + ",W0,CITY\n"),
                Mode.GOOD_ROWS).job());
        assertPlan("units_pkey", "select name from units where town = 'main' and code = 'W77'");
    }

    @Test
    void peopleOfALargeFileAreFoundByTheirKeyAndTheirDocument() {
        core.ended(core.take("people", "person,name\n" + rows(6_000, i -> "P" + i + ",张三" + (char) ('一' + i % 100) + "\n"), Mode.GOOD_ROWS).job());
        assertPlan("people_pkey", "select name from people where town = 'main' and number = 'P77'");
        assertPlan("people_by_id", "select number from people where merged_into is null and town = 'main' and id_index = 'x'");
    }

    private static String rows(int count, IntFunction<String> row) {
        return IntStream.rangeClosed(1, count).mapToObj(row).collect(Collectors.joining());
    }

    private void assertPlan(String index, String sql) {
        String plan = String.join("\n", core.transactions.<List<String>>read(db -> db.list("explain " + sql, row -> row.text(1))));
        assertTrue(plan.contains("using " + index + " on"), plan);
    }
}
