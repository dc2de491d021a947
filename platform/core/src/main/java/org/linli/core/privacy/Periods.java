package org.linli.core.privacy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;

/** How long kinds of data stay: {@code retention.csv}, and {@code retention.<kind>.days} in {@code etc/linli.cfg} where the operator wants otherwise. */
@Component(service = Periods.class, configurationPid = "linli")
public final class Periods {

    /**
     * A kind of data that is deleted by itself.
     *
     * @param days 0 for ever
     * @param over a condition on its rows with one question mark for the day before which they are over their time
     */
    record Period(String kind, int days, String table, String over) {
    }

    private static final int CELLS = 4;
    /** What nobody may keep for ever. */
    private static final Set<String> LIMITED = Set.of("reveal");

    private volatile List<Period> periods;

    @Activate
    public Periods(Map<String, Object> settings) {
        change(settings);
    }

    @Modified
    void change(Map<String, Object> settings) {
        periods = read().stream().map(one -> new Period(one.kind(), days(settings, one), one.table(), one.over())).toList();
    }

    List<Period> all() {
        return periods;
    }

    private static int days(Map<String, Object> settings, Period period) {
        Object days = settings.get("retention." + period.kind() + ".days");
        if (days == null) {
            return period.days();
        }
        int asked = Integer.parseInt(days.toString().strip());
        int least = LIMITED.contains(period.kind()) ? 1 : 0;
        if (asked < least) {
            throw new IllegalArgumentException("retention." + period.kind() + ".days is " + asked + " in etc/linli.cfg, but at least " + least);
        }
        return asked;
    }

    private static List<Period> read() {
        try (var stream = Periods.class.getResourceAsStream("retention.csv");
                var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(line -> line.split(",", CELLS)).map(cells -> new Period(cells[0], Integer.parseInt(cells[1]), cells[2], cells[3]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
