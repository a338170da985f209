/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.testing;

import io.github.camelautoenhance.AutoenhanceConfiguration;
import io.github.camelautoenhance.AutoenhanceConstants;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** Real pictures, and an emulator that is quick and whose images are done when a test says so, or soon. */
public abstract class WorkflowTestSupport extends EmulatorTestSupport {

    public static byte[] kitchen;

    @BeforeAll
    @Timeout(600)
    public static void draw() throws Exception {
        kitchen = Pictures.jpeg(1200, 800);
    }

    @Override
    protected void configure(AutoenhanceConfiguration configuration) {
        configuration.setPollDelay(Duration.ofMillis(20));
        configuration.setMaxPollDelay(Duration.ofMillis(100));
    }

    /** Uploads the picture of a kitchen and tells its image. */
    public String uploaded(String options) {
        return send("autoenhance:images?imageName=kitchen.jpg" + options, kitchen)
                .getMessage()
                .getHeader(AutoenhanceConstants.IMAGE_ID, String.class);
    }

    public Exchange about(String imageId, String uri) {
        return send(uri, null, Map.of(AutoenhanceConstants.IMAGE_ID, imageId));
    }
}
