package org.linli.testkit.contract;

import org.linli.api.security.Needs;
import org.linli.testkit.platform.Client;

/** What those get who haven't signed in, or hold no permission. */
final class Strangers {

    private Strangers() {
    }

    static void checkAnonymous(Subject module) {
        Findings findings = new Findings(module);
        Client stranger = module.linli().anonymous();
        for (Operation one : Operation.of(module)) {
            int status = one.ask(stranger).status();
            findings.addUnless(one.open() ? status != 401 && status < 500 : status == 401, one + " answers " + status + " to whoever hasn't signed in",
                    one.open() ? "what is @Open must not ask for a caller" : "put @Needs on it and ask Guard before anything else");
        }
        findings.expectNone();
    }

    static void checkWithoutGrants(Subject module) {
        Findings findings = new Findings(module);
        Client powerless = module.linli().account("no grants");
        for (Operation one : Operation.of(module)) {
            String permission = one.says().path("x-permission").asText(Needs.SIGNED_IN);
            int status = one.ask(powerless).status();
            if (!permission.equals(Needs.SIGNED_IN)) {
                findings.addUnless(status == 403, one + " answers " + status + " to an account that doesn't hold " + permission,
                        "the permission of @Needs must be the one that the service asks Guard for");
            } else {
                findings.addUnless(status < 500, one + " answers " + status + " to an account without any permission",
                        "a caller without permissions is refused, which is no fault");
            }
        }
        findings.expectNone();
    }
}
