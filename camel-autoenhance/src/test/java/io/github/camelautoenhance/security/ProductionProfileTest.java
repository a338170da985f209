/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import io.github.camelautoenhance.testing.EmulatorTestSupport;
import io.github.camelautoenhance.testing.Secrets;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.spi.PropertiesFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProductionProfileTest {

    @RegisterExtension
    static final AutoenhanceEmulatorExtension EMULATOR = new AutoenhanceEmulatorExtension();

    /** Camel Main logs its configuration at INFO, and SecretsExtension looks at that. */
    @Test
    void uses_key_from_placeholder_and_never_prints_it() throws Exception {
        // given
        AutoenhanceEmulator emulator = EMULATOR.get();
        Main main = new Main();
        main.addInitialProperty("camel.main.profile", "prod");
        main.addInitialProperty("camel.component.autoenhance.api-key", "{{vault:autoenhance}}");
        main.addInitialProperty("camel.component.autoenhance.base-url", emulator.baseUrl());
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeInitialize(BaseMainSupport starting) {
                starting.getCamelContext().getPropertiesComponent().addPropertiesFunction(new Vault());
            }
        });

        // when
        main.start();
        try {
            main.getCamelTemplate().requestBody("autoenhance:images", EmulatorTestSupport.photo(1000));
        } finally {
            main.stop();
        }

        // then
        assertThat(emulator.images()).hasSize(1);
    }

    /** As the functions that read from a cloud's vault. */
    private static final class Vault implements PropertiesFunction {
        @Override
        public String getName() {
            return "vault";
        }

        @Override
        public String apply(String name) {
            return Secrets.API_KEY;
        }
    }
}
