package org.linli.runtime.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.linli.api.modules.Modules;
import org.linli.api.security.Guard;

/** {@code linli:install}. */
@Service
@Command(scope = "linli", name = "install", description = "安装模块 / installs a module")
public class Install implements Action {

    @Reference
    private Modules modules;
    @Reference
    private Guard guard;
    @Argument(name = "file", description = "模块的 jar 或 kar 文件 / the module's jar or kar", required = true)
    private String file;

    @Override
    public Object execute() throws CommandException {
        new Operator(guard, modules).watch(() -> {
            try (InputStream content = Files.newInputStream(Path.of(file))) {
                return modules.bring(content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return null;
    }
}
