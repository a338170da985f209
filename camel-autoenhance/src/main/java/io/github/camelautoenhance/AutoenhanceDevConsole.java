/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance;

import io.github.camelautoenhance.client.Transport;
import io.github.camelautoenhance.util.Counters;
import io.github.camelautoenhance.util.Counters.Counter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/**
 * What the component is doing, for Camel's developer console: places taken and waited for, retry budget, and the
 * counters since the start.
 */
@DevConsole(name = "autoenhance", displayName = "Autoenhance", description = "Uploads to Autoenhance")
public class AutoenhanceDevConsole extends AbstractDevConsole {

    public AutoenhanceDevConsole() {
        super("camel", "autoenhance", "Autoenhance", "Uploads to Autoenhance");
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        for (AutoenhanceComponent component : components()) {
            counters(component.counters()).forEach((name, value) -> text.append("    ")
                    .append(name)
                    .append(": ")
                    .append(value)
                    .append('\n'));
            for (Transport transport : component.transports()) {
                text.append("    Transport:\n");
                transport(transport).forEach((name, value) -> text.append("        ")
                        .append(name)
                        .append(": ")
                        .append(value)
                        .append('\n'));
            }
        }
        return text.toString();
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        JsonObject root = new JsonObject();
        JsonArray components = new JsonArray();
        for (AutoenhanceComponent component : components()) {
            JsonObject json = new JsonObject();
            json.putAll(counters(component.counters()));
            JsonArray transports = new JsonArray();
            component.transports().forEach(transport -> transports.add(new JsonObject(transport(transport))));
            json.put("transports", transports);
            components.add(json);
        }
        root.put("components", components);
        return root;
    }

    private List<AutoenhanceComponent> components() {
        return getCamelContext().getComponentNames().stream()
                .map(name -> getCamelContext().hasComponent(name))
                .filter(AutoenhanceComponent.class::isInstance)
                .map(AutoenhanceComponent.class::cast)
                .toList();
    }

    private static Map<String, Object> counters(Counters counters) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Counter counter : Counter.values()) {
            values.put(counter.toString(), counters.get(counter));
            if (counter == Counter.RATE_LIMITS) {
                values.put("lastRateLimit", Objects.toString(counters.lastRateLimit(), "never"));
            }
        }
        return values;
    }

    private static Map<String, Object> transport(Transport transport) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("places", transport.window().size());
        values.put("inFlight", transport.window().taken());
        values.put("waiting", transport.window().waiting());
        values.put("awaited", transport.awaiter().waiting());
        values.put("retryBudgetLeft", transport.retryBudget());
        return values;
    }
}
