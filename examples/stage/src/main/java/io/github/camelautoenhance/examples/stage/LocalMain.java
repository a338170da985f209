/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.stage;

import java.util.Map;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/**
 * The Camel Main of an installation, with settings that only a program on this machine has. A test can start the whole
 * application with it.
 *
 * <pre>{@code
 * Main main = LocalMain.of(Map.of("camel.component.autoenhance.base-url", emulator.baseUrl()));
 * main.start();
 * }</pre>
 */
public final class LocalMain {

    /** Nothing that happens to be in the environment may send photos of a first try to the service. */
    private static final class NothingFromOutside extends MainListenerSupport {
        @Override
        public void beforeInitialize(BaseMainSupport main) {
            PropertiesComponent properties =
                    (PropertiesComponent) main.getCamelContext().getPropertiesComponent();
            properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
            properties.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
        }
    }

    private LocalMain() {}

    /**
     * The application, not started.
     *
     * @param settings what differs from {@code application.properties}
     */
    public static Main of(Map<String, String> settings) {
        Main main = new Main();
        main.configure().setAutoConfigurationEnvironmentVariablesEnabled(false);
        main.configure().setAutoConfigurationSystemPropertiesEnabled(false);
        main.addMainListener(new NothingFromOutside());
        settings.forEach(main::addOverrideProperty);
        return main;
    }
}
