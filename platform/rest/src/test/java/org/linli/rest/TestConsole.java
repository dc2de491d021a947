package org.linli.rest;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.linli.api.Problem;
import org.linli.api.pages.Address;
import org.linli.api.pages.Download;
import org.linli.api.pages.Frame;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;

/** A console of given pages: pages and faults tell where their reader finds them again, refusals their code. */
final class TestConsole extends TestModule implements Frame {

    private final List<Object> pages;

    TestConsole(Object... pages) {
        super(Frame.MODULE, "1.0.0");
        this.pages = List.of(pages);
    }

    @Override
    public Collection<Object> pages() {
        return pages;
    }

    @Override
    public byte[] page(View view, Visit visit) {
        return visit.at().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public File file(Download download, Visit visit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] refusal(Problem problem, Visit visit) {
        return problem.code().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] fault(Visit visit) {
        return visit.at().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Redirect entrance(Visit visit) {
        return Redirect.to("/sign-in?to=" + Address.escaped(visit.at()));
    }
}
