package org.linli.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.linli.api.data.Transactions;
import org.linli.testkit.EachEngine;
import org.linli.testkit.Engine;

class TallyTableTest {

    @EachEngine
    void aTallyHasRoomOnItsPageForItsNextSumWhereTheEngineCanLeaveSome(Engine engine, Transactions transactions) {
        assertEquals(List.of(0L), transactions.<List<Long>>read(db -> db.list("select count(*) from tallies", row -> row.number(1))));
        if (engine == Engine.POSTGRESQL) {
            assertEquals(List.of("{fillfactor=70}"), transactions.<List<String>>read(
                    db -> db.list("select cast(reloptions as varchar(100)) from pg_class where relname = 'tallies'", row -> row.text(1))));
        }
    }
}
