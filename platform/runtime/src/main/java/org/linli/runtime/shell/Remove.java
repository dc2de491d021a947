package org.linli.runtime.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.linli.api.modules.Modules;
import org.linli.api.security.Guard;

/** {@code linli:remove}. */
@Service
@Command(scope = "linli", name = "remove", description = "移除模块，数据保留 / removes a module; its data stay")
public final class Remove implements Action {

    @Reference
    private Modules modules;
    @Reference
    private Guard guard;
    @Argument(name = "module", description = "模块编号 / the module's id", required = true)
    private String module;

    @Override
    public Object execute() throws CommandException {
        new Operator(guard, modules).watch(() -> modules.remove(module));
        return null;
    }
}
