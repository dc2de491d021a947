package org.linli.rest;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** The one application servlet: {@code /api}, {@code /health}, {@code /metrics}, and a problem for every other path. */
@Component(service = {Dispatcher.class, Servlet.class}, configurationPid = "linli")
public final class Dispatcher extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    static final Messages MESSAGES = Messages.beside(Dispatcher.class);
    static final String REQUEST_ID = "X-Request-Id";
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[0:0:0:0:0:0:0:1]");
    /** What each line of the log that belongs to a request names it by. */
    private static final String IN_THE_LOG = "request";

    private final transient Door door;
    private final transient Health health;
    private final transient BodyLimits limits;
    private final transient BodyMemory memory;
    private final transient Proxies proxies;
    private final transient Gate gate;
    private final boolean openToThisMachine;

    /** Answers at once; while nobody stands at the door with 503 below {@code /api}. */
    @Activate
    public Dispatcher(@Reference Door door, @Reference Health health, Settings settings) {
        this.door = door;
        this.health = health;
        limits = BodyLimits.of(settings);
        memory = new BodyMemory(limits.ofAllStrangers());
        proxies = Proxies.of(settings.proxies());
        gate = new Gate(settings);
        openToThisMachine = settings.metrics_loopback();
    }

    @Override
    protected void service(HttpServletRequest raw, HttpServletResponse bare) throws IOException {
        Call before = Call.goingOn(raw);
        Call call = before != null ? before : new Call(new LimitedRequest(raw, limits, memory, proxies.secure(raw)));
        MDC.put(IN_THE_LOG, call.id());
        try {
            String path = raw.getRequestURI().substring(raw.getContextPath().length());
            if (PageAddress.isPage(path) || shows(raw)) {
                call.asPage();
                call.drawnBy(() -> bare.setHeader(SecurityHeaders.POLICY_NAME, SecurityHeaders.PAGE_POLICY));
            }
            SecurityHeaders headers = SecurityHeaders.of(path, call.request().isSecure());
            headers.say(bare::setHeader);
            bare.setHeader(REQUEST_ID, call.id());
            answer(raw, call, new ShieldedAnswer(bare, headers));
        } finally {
            MDC.remove(IN_THE_LOG);
        }
    }

    /** Whether a browser goes there itself, as by a link to a file or on its way back from another site; neither scripts nor programs ask for this. */
    private static boolean shows(HttpServletRequest raw) {
        String accept = raw.getHeader("Accept");
        return raw.getMethod().equals("GET") && accept != null && accept.contains("application/xhtml+xml");
    }

    private void answer(HttpServletRequest raw, Call call, HttpServletResponse answer) throws IOException {
        try {
            if (!call.request().goesOn()) {
                gate.enter(raw);
                call.request().checkAddress();
            }
            route(raw.getRequestURI().substring(raw.getContextPath().length()), call, answer);
            if (call.cutShort() != null) {
                LOG.error("Request {} broke off after its answer had begun: {}", call.id(), raw.getRequestURI(), call.cutShort());
                throw new IOException("answer broken off, see the log at request " + call.id());
            }
        } catch (RuntimeException e) {
            fail(e, call, answer);
        }
        if (raw.isAsyncStarted()) {
            return;
        }
        if (call.behind() == null) {
            call.request().letPass(answer);
        } else {
            call.request().readOut();
        }
    }

    private void fail(RuntimeException thrown, Call call, HttpServletResponse answer) throws IOException {
        Problem problem = Problems.behind(thrown, call);
        if (answer.isCommitted()) {
            LOG.error("Request {} failed after its answer had begun: {}", call.id(), call.request().getRequestURI(), thrown);
            throw new IOException("answer broken off, see the log at request " + call.id());
        }
        answer.resetBuffer();
        Api now = door.api();
        if (now != null && now.generations().pageAnswers().suit(call)) {
            now.generations().pageAnswers().write(problem, thrown, call, answer);
            return;
        }
        if (problem == null) {
            Problems.writeFault(answer, thrown, call);
            return;
        }
        if (problem.kind() == Problem.Kind.TOO_LARGE) {
            answer.setHeader("Connection", "close");
        }
        Problems.write(answer, problem, call);
    }

    private void route(String path, Call call, HttpServletResponse answer) throws IOException {
        if (path.startsWith("/api/") && path.length() > 5) {
            int end = path.indexOf('/', 5);
            String module = end < 0 ? path.substring(5) : path.substring(5, end);
            Api now = api();
            if (entered(now, call)) {
                now.answer(module, call, answer, getServletConfig());
            }
            return;
        }
        switch (path) {
            case "/api", "/api/" -> {
                reading(call, answer);
                Api now = api();
                signIn(now, call);
                send(answer, 200, Installed.of(now.generations(), call.language(), call.caller() != null));
            }
            case "/health/live" -> {
                reading(call, answer);
                probed(call);
                send(answer, 200, Map.of("live", true));
            }
            case "/health/ready" -> {
                reading(call, answer);
                probed(call);
                Api now = door.api();
                boolean signedIn = now != null && signedIn(now, call);
                Health.State state = health.state(now, call.language(), signedIn);
                send(answer, state.ready() ? 200 : 503, state);
            }
            case "/metrics" -> {
                reading(call, answer);
                metrics(call, answer);
            }
            default -> page(path, call, answer);
        }
    }

    /** What pages are drawn with is the same for everybody, so that nobody has to be asked who it is for. */
    private void page(String path, Call call, HttpServletResponse answer) throws IOException {
        Api now = api();
        if (PageAddress.isAsset(path) || entered(now, call)) {
            now.show(call, answer, getServletConfig());
        }
    }

    /** Signs the caller in, if it presents anything that holds; a stranger's body has to come before anything is done. @return false while it comes */
    private boolean entered(Api now, Call call) throws IOException {
        if (call.request().goesOn()) {
            return true;
        }
        signIn(now, call);
        call.request().checkBody();
        return call.behind() != null || !call.request().awaitBody();
    }

    /** Who proves to be nobody counts as a stranger, who may guess only so often; where a proof costs much, before it is looked at. */
    private void signIn(Api now, Call call) {
        String address = proxies.address(call.request());
        var counted = new AtomicBoolean();
        try {
            now.signIn(call, address, () -> {
                gate.stranger(address);
                counted.set(true);
            });
        } catch (Problem refused) {
            if (!counted.get()) {
                gate.stranger(address);
            }
            throw refused;
        }
        if (call.caller() == null) {
            gate.stranger(address);
            return;
        }
        if (counted.get()) {
            gate.noStranger(address);
        }
        gate.account(call.caller().account());
    }

    /** This machine may ask for its health as often as it likes, as the launcher does. */
    private void probed(Call call) {
        String address = proxies.address(call.request());
        if (!LOOPBACK.contains(address)) {
            gate.stranger(address);
        }
    }

    /** Without a database nobody can sign in, which is no reason to keep what is missing to oneself. */
    private boolean signedIn(Api now, Call call) {
        try {
            now.signIn(call, proxies.address(call.request()), () -> { });
        } catch (Problem refused) {
            throw refused;
        } catch (RuntimeException e) {
            LOG.debug("Nobody can sign in", e);
        }
        return call.caller() != null;
    }

    private void metrics(Call call, HttpServletResponse answer) throws IOException {
        Api now = api();
        boolean open = openToThisMachine && InetAddress.getByName(call.request().getRemoteAddr()).isLoopbackAddress();
        if (!open) {
            signIn(now, call);
        }
        byte[] text = (now.metrics(call, open) + gate.metrics()).getBytes(StandardCharsets.UTF_8);
        answer.setContentType("text/plain; version=0.0.4; charset=utf-8");
        answer.setContentLength(text.length);
        answer.getOutputStream().write(text);
    }

    private Api api() {
        Api now = door.api();
        if (now == null) {
            throw MESSAGES.problem(Problem.Kind.UNAVAILABLE, "starting");
        }
        return now;
    }

    private static void reading(Call call, HttpServletResponse answer) {
        if (!call.request().getMethod().equals("GET")) {
            answer.setHeader("Allow", "GET, HEAD");
            throw MESSAGES.problem(Problem.Kind.METHOD, "method", call.request().getMethod(), "GET, HEAD");
        }
    }

    private static void send(HttpServletResponse answer, int status, Object document) throws IOException {
        byte[] bytes = Problems.bytes(document);
        answer.setStatus(status);
        answer.setContentType("application/json");
        answer.setContentLength(bytes.length);
        answer.getOutputStream().write(bytes);
    }
}
