package org.linli.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import org.linli.api.data.Transactions;

class UpdatedOftenTest {

    @EachEngine
    void aTableWhoseRowsChangeOftenHasRoomOnItsPagesWhereTheEngineCanLeaveSome(Engine engine, Transactions transactions) {
        transactions.write(db -> db.update("insert into sample_sums (item, points) values ('M1', 2.5)"));
        assertEquals(List.of(new BigDecimal("2.50")), transactions.<List<BigDecimal>>read(
                db -> db.list("select points from sample_sums", row -> row.decimal(1))));
        if (engine == Engine.POSTGRESQL) {
            assertEquals(List.of("{fillfactor=70}"), transactions.<List<String>>read(
                    db -> db.list("select cast(reloptions as varchar(100)) from pg_class where relname = 'sample_sums'", row -> row.text(1))));
        }
    }
}
