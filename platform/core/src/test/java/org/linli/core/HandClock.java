package org.linli.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** A clock for tests that stands until it is set by hand. */
public final class HandClock extends Clock {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private volatile Instant now;

    public HandClock(String day) {
        set(day);
    }

    /** Ten in the morning of that day. */
    public void set(String day) {
        now = LocalDate.parse(day).atTime(LocalTime.of(10, 0)).atZone(CHINA).toInstant();
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return CHINA;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
