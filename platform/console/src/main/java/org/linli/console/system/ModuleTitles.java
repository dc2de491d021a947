package org.linli.console.system;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linli.api.LinliModule;
import org.linli.api.Text;
import org.linli.api.modules.InstalledModule;
import org.linli.console.Asking;

/** What modules are called; one that is gone by its id. */
final class ModuleTitles {

    private final Map<String, Text> titles = new HashMap<>();

    ModuleTitles(List<InstalledModule> installed, List<LinliModule> serving) {
        serving.forEach(module -> titles.put(Asking.id(module), Asking.title(module)));
        installed.forEach(module -> titles.put(module.id(), module.title()));
    }

    Text of(String module) {
        return titles.getOrDefault(module, new Text(module, module));
    }
}
