/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.springboot;

import io.github.camelautoenhance.AutoenhanceComponent;
import io.github.camelautoenhance.AutoenhanceConfiguration;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.util.CamelPropertiesHelper;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;

/**
 * Sets what the application's properties give on the component {@code autoenhance}, and nothing else on it: what an
 * application has set on a component bean of its own remains. A component under another name, such as one for a second
 * account, is left alone.
 */
final class AutoenhanceComponentCustomizer implements ComponentCustomizer {

    private static final String NAME = "autoenhance";

    private static final String WHOLE = "configuration";

    /** Properties of every component's class of properties in Spring Boot, which are no options of the component. */
    private static final Set<String> OF_SPRING_BOOT = Set.of("enabled", "customizer");

    private final Environment environment;

    // Camel makes the customizers together with its context; a bean that a property names may need that context.
    private final ObjectProvider<AutoenhanceComponentConfiguration> properties;

    AutoenhanceComponentCustomizer(
            Environment environment, ObjectProvider<AutoenhanceComponentConfiguration> properties) {
        this.environment = environment;
        this.properties = properties;
    }

    @Override
    public boolean isEnabled(String name, Component target) {
        return name.equals(NAME)
                && target instanceof AutoenhanceComponent
                && HierarchicalPropertiesEvaluator.evaluate(
                        environment, "camel.component.customizer", "camel.component.autoenhance.customizer");
    }

    @Override
    public void configure(String name, Component target) {
        CamelContext camelContext = target.getCamelContext();
        Map<String, Object> options = CamelPropertiesHelper.getNonNullProperties(camelContext, properties.getObject());
        options.keySet().removeAll(OF_SPRING_BOOT);
        // It replaces all of the component's options, so it comes before any single one.
        if (options.remove(WHOLE) instanceof AutoenhanceConfiguration configuration) {
            ((AutoenhanceComponent) target).setConfiguration(configuration);
        }
        CamelPropertiesHelper.setCamelProperties(camelContext, target, options, true);
    }
}
