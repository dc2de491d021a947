package org.linli.runtime.shell;

import java.util.concurrent.locks.LockSupport;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.linli.api.Messages;
import org.linli.api.jobs.Job;
import org.linli.api.jobs.Jobs;
import org.linli.api.people.PersonalKeys;
import org.linli.api.security.Guard;

/** {@code linli:rotate-keys}. */
@Service
@Command(scope = "linli", name = "rotate-keys", description = "换用新密钥并重新加密个人信息 / makes a new key and seals personal data anew")
public final class RotateKeys implements Action {

    private static final Messages MESSAGES = Messages.beside(RotateKeys.class);
    private static final long LOOK = 200_000_000L;

    @Reference
    private PersonalKeys keys;
    @Reference
    private Jobs jobs;
    @Reference
    private Guard guard;
    @Option(name = "--algorithm", description = "AES 或 SM4，缺省按配置 / AES or SM4, by default as configured")
    private String algorithm;

    @Override
    public Object execute() throws CommandException {
        Job job = Operator.ask(guard, () -> keys.rotate(algorithm));
        Operator.print(MESSAGES.text("keys.ordered", job.id()));
        long told = 0;
        while (job.state() == Job.State.QUEUED || job.state() == Job.State.RUNNING) {
            LockSupport.parkNanos(LOOK);
            if (Thread.interrupted()) {
                Operator.print(MESSAGES.text("keys.goes-on", job.id()));
                return null;
            }
            String id = job.id();
            job = Operator.ask(guard, () -> jobs.job(id));
            if (job.done() > told) {
                told = job.done();
                Operator.print(MESSAGES.text("keys.progress", String.valueOf(told), String.valueOf(job.total())));
            }
        }
        if (job.state() == Job.State.FAILED) {
            throw new CommandException(job.problem());
        }
        Operator.print(MESSAGES.text("keys.done", job.result()));
        return null;
    }
}
