package org.linli.testkit.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;

/** Whether a module's tables can hold several towns. */
final class Tables {

    private static final Pattern COLUMNS = Pattern.compile("\\(([^)]*)\\)");

    private Tables() {
    }

    /** Names that don't begin with the module's id are among the faults of its file. */
    static void check(Subject module) {
        Findings findings = new Findings(module);
        String prefix = module.id().replace('-', '_').toUpperCase(Locale.ROOT) + "_";
        module.linli().service(Transactions.class).read(db -> {
            List<String> all = db.list("select tablename from sys.systables where tabletype = 'T' order by tablename", row -> row.text(1));
            for (String table : all.stream().filter(name -> name.startsWith(prefix)).toList()) {
                List<String> key = key(db, table);
                findings.addUnless(!key.isEmpty() && key.get(0).equals("TOWN"), "the primary key of " + table.toLowerCase(Locale.ROOT) + " is " + key,
                        "begin it with a column town varchar(20), set from db.town()");
            }
            return null;
        });
        findings.expectNone();
    }

    private static List<String> key(Db db, String table) {
        Optional<String> index = db.first("""
                select g.descriptor from sys.systables t join sys.sysconstraints c on c.tableid = t.tableid and c.type = 'P'
                  join sys.syskeys k on k.constraintid = c.constraintid join sys.sysconglomerates g on g.conglomerateid = k.conglomerateid
                  where t.tablename = ?""", row -> row.text(1), table);
        List<String> key = new ArrayList<>();
        Matcher columns = COLUMNS.matcher(index.orElse(""));
        if (columns.find()) {
            Arrays.stream(columns.group(1).split(",")).map(number -> Integer.parseInt(number.strip().split(" ")[0])).forEach(number -> key.add(db.first("""
                    select c.columnname from sys.syscolumns c join sys.systables t on t.tableid = c.referenceid
                      where t.tablename = ? and c.columnnumber = ?""", row -> row.text(1), table, number).orElseThrow()));
        }
        return key;
    }
}
