/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelautoenhance.emulator.testing.TestClient;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

class AutoenhanceEmulatorExtensionTest {

    @Nested
    class InAStaticField {

        @RegisterExtension
        static final AutoenhanceEmulatorExtension EMULATOR =
                new AutoenhanceEmulatorExtension(AutoenhanceEmulator.builder().apiKey("own-key"));

        private static String firstUrl = "";

        @RepeatedTest(2)
        void shares_one_emulator_emptied_before_each_test() throws Exception {
            // given
            AutoenhanceEmulator emulator = EMULATOR.get();
            firstUrl = firstUrl.isEmpty() ? emulator.baseUrl() : firstUrl;

            // then
            assertThat(emulator.baseUrl()).isEqualTo(firstUrl);
            assertThat(emulator.apiKey()).isEqualTo("own-key");
            assertThat(emulator.images()).isEmpty();
            new TestClient(emulator).create("{\"image_name\": \"a.jpg\"}");
            assertThat(emulator.images()).hasSize(1);
        }

        @Nested
        class AndANestedClass {

            @Test
            void shares_the_emulator_of_the_class_around_it() throws Exception {
                assertThat(new TestClient(EMULATOR.get()).get("/v3/images/x").statusCode())
                        .isEqualTo(404);
            }
        }
    }

    @Nested
    @ExtendWith(AutoenhanceEmulatorExtension.class)
    class WithExtendWith {

        @Test
        void passes_emulator_as_parameter(AutoenhanceEmulator emulator) throws Exception {
            assertThat(new TestClient(emulator).get("/v3/images/x").statusCode())
                    .isEqualTo(404);
        }
    }

    @Nested
    class InAnInstanceField {

        @RegisterExtension
        final AutoenhanceEmulatorExtension emulator = new AutoenhanceEmulatorExtension();

        @RepeatedTest(2)
        void starts_one_emulator_per_test() throws Exception {
            assertThat(new TestClient(emulator.get()).get("/v3/images/x").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void throws_outside_of_tests() {
        assertThatThrownBy(() -> new AutoenhanceEmulatorExtension().get()).isInstanceOf(IllegalStateException.class);
    }
}
