/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails every test in whose run a request to an emulator or its reply broke the OpenAPI description. Registered for the
 * whole suite.
 */
public final class ContractExtension implements AfterEachCallback, AfterAllCallback {

    @Override
    public void afterEach(ExtensionContext context) {
        assertKept();
    }

    /** For what came after the last test's end. */
    @Override
    public void afterAll(ExtensionContext context) {
        assertKept();
    }

    /** Fails if anything was wrong since the last call. */
    public static void assertKept() {
        assertThat(ObservedTraffic.violations())
                .as("violations of the OpenAPI description")
                .isEmpty();
    }
}
