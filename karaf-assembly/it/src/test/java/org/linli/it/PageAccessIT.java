package org.linli.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.linli.it.AccessHolders.Holder;
import org.linli.it.AccessTable.Place;
import org.linli.it.BuiltPages.BuiltPage;
import org.linli.it.PageTable.Row;

/** Every page and form that the distribution holds, by every role and by nobody: each gets the answer of the table. */
@OnBothEngines(oneWillDo = true)
class PageAccessIT {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Pattern ENTRY = Pattern.compile("<a [^>]*href=\"(/[^\"#]*)[\"#]");
    private static final Set<String> ANYBODY = Set.of(AccessTable.OPEN, AccessTable.SIGNED_IN, AccessTable.ENTERED);

    private final PageTable table = PageTable.read();
    private final AccessTable roles = AccessTable.read();

    @Test
    void everyPageHasItsRowAndEveryRowItsPage() {
        var said = new TreeMap<String, String>();
        table.rows().forEach((operation, row) -> said.put(operation, row.says()));
        var built = new TreeMap<>(BuiltPages.all().stream().collect(Collectors.toMap(BuiltPage::toString, BuiltPage::permission)));
        var differ = new TreeSet<String>();
        built.forEach((page, permission) -> {
            if (!permission.equals(said.get(page))) {
                differ.add(page + " takes " + permission + ", the table says " + said.get(page));
            }
        });
        said.keySet().stream().filter(page -> !built.containsKey(page)).forEach(page -> differ.add(page + " is in the table alone"));
        assertEquals("", String.join("\n", differ));
        table.rows().values().stream().map(Row::takes).filter(permission -> !ANYBODY.contains(permission)).forEach(permission ->
            assertTrue(roles.roles().containsKey(permission), () -> "nobody is said to hold " + permission));
    }

    @Test
    void everyRoleGetsTheAnswerOfTheTable(LinliServer linli) {
        AccessHolders everybody = AccessHolders.of(linli.http());
        List<String> wrong = new ArrayList<>();
        for (Row row : sorted()) {
            for (Holder holder : everybody.holders()) {
                Answer answer = ask(holder.http(), row, everybody.worlds().get(holder.place()));
                if (!right(row, holder, answer.status())) {
                    wrong.add(row.operation() + " by " + holder.role() + " " + holder.place() + ": " + answer.status() + " " + title(answer));
                }
            }
            Answer strangers = ask(linli.http().anonymous(), row, everybody.worlds().get(Place.INSIDE));
            boolean sentAway = strangers.status() == 303 && strangers.header("Location").orElse("").startsWith("/sign-in?to=");
            if (row.says().equals(AccessTable.OPEN) ? sentAway || strangers.status() >= 500 : !sentAway) {
                wrong.add(row.operation() + " by nobody: " + strangers.status() + " " + title(strangers));
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void whoeverSeesAnEntryOfTheMenuMayOpenItsPage(LinliServer linli) {
        var wrong = new TreeSet<String>();
        var seen = new TreeSet<String>();
        for (Holder holder : AccessHolders.of(linli.http()).holders()) {
            Set<String> entries = ENTRY.matcher(holder.http().get("/more").expect(200).body()).results().map(entry -> entry.group(1)).collect(Collectors.toSet());
            for (String entry : entries) {
                Answer answer = holder.http().get(entry);
                String on = answer.header("Location").orElse("/sign-in");
                int status = answer.status() == 303 && !on.startsWith("/sign-in") ? holder.http().get(on).status() : answer.status();
                if (status != 200) {
                    wrong.add(entry + " by " + holder.role() + " " + holder.place() + ": " + status + " " + title(answer));
                }
            }
            seen.addAll(entries);
        }
        assertEquals("", String.join("\n", wrong));
        assertTrue(seen.containsAll(List.of("/people", "/audit", "/system", "/system/mail", "/modules", "/accounts", "/programs")), seen::toString);
    }

    /** What is only looked at first, then what may change it; the way out last. */
    private List<Row> sorted() {
        return table.rows().values().stream().sorted((one, other) -> Boolean.compare(one.form(), other.form())).toList();
    }

    private boolean right(Row row, Holder holder, int status) {
        if (ANYBODY.contains(row.takes())) {
            return row.allows(Place.TOWN, false, status) || row.allows(Place.OUTSIDE, false, status);
        }
        String how = holder.role() == null ? "" : roles.roles().get(row.takes()).get(holder.role());
        boolean own = holder.place() == Place.OWN || holder.place() == Place.BESIDE;
        return how.equals("x") && !own || how.equals("self") && own ? row.allows(holder.place(), how.equals("self"), status) : status == 403;
    }

    @Test
    void aFormOfNoSessionIsRefused(LinliServer linli) {
        Http browser = linli.http().signedIn("admin", LinliServer.PASSWORD);
        List<String> taken = new ArrayList<>();
        for (Row row : sorted()) {
            if (row.form()) {
                String path = row.path().replaceAll("\\{[^}]*}", "1");
                int status = browser.send("POST", path, FORM, BodyPublishers.ofString("name=a&_token=" + "x".repeat(40))).status();
                if (status != 403) {
                    taken.add(row.operation() + ": " + status);
                }
                if (linli.http().with("Sec-Fetch-Site", "cross-site").send("POST", path, FORM, BodyPublishers.ofString("name=a")).status() != 403) {
                    taken.add(row.operation() + " from another site");
                }
            }
        }
        assertEquals("", String.join("\n", taken));
    }

    private static Answer ask(Http http, Row row, AccessWorld world) {
        String path = world.fill(row.asked());
        return row.form() ? http.send("POST", path, FORM, BodyPublishers.ofString(world.fill(row.body()))) : http.get(path);
    }

    private static String title(Answer answer) {
        String body = answer.body();
        int begin = body.indexOf("<title>");
        String told = begin < 0 ? body : body.substring(begin + 7, body.indexOf("</title>"));
        return told.substring(0, Math.min(120, told.length())).replace('\n', ' ') + answer.header("Location").map(to -> " → " + to).orElse("");
    }
}
