package org.linli.core.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.osgi.service.component.annotations.Component;

/** China's time, shifted while the town rehearses. */
@Component(service = {Clock.class, TownClock.class})
public final class TownClock extends Clock {

    /** All of China keeps one time. */
    public static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Clock real = Clock.systemUTC();
    private volatile Duration shift = Duration.ZERO;

    void shift(Duration by) {
        shift = by;
    }

    @Override
    public Instant instant() {
        return real.instant().plus(shift);
    }

    @Override
    public ZoneId getZone() {
        return CHINA;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new Zoned(this, zone);
    }

    private static final class Zoned extends Clock {

        private final TownClock town;
        private final ZoneId zone;

        Zoned(TownClock town, ZoneId zone) {
            this.town = town;
            this.zone = zone;
        }

        @Override
        public Instant instant() {
            return town.instant();
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Zoned(town, other);
        }
    }
}
