package org.linli.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;

/** Answers with what belongs to them: the address of what is new, the job that does the rest. */
public final class Reply {

    private Reply() {
    }

    /** Something new. @param steps its address from {@code /api} on, step by step */
    public static Response created(Object thing, String... steps) {
        return Response.status(Response.Status.CREATED).header(HttpHeaders.LOCATION, address(steps)).entity(thing).build();
    }

    /** Work that goes on as a job. */
    public static Response accepted(String job) {
        String address = address("core", "jobs", job);
        return Response.accepted(Map.of("job", address)).header(HttpHeaders.LOCATION, address).build();
    }

    /** A table. @param name the file's name, plain letters */
    public static Response csv(Object body, String name) {
        return Response.ok(body, "text/csv;charset=UTF-8").header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"").build();
    }

    /** An address below {@code /api}, its steps escaped. */
    public static String address(String... steps) {
        var address = new StringBuilder("/api");
        for (String step : steps) {
            address.append('/').append(URLEncoder.encode(step, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        return address.toString();
    }
}
