/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.springboot;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.camel.Body;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;

/**
 * Tells photos by their first bytes: names and types are only what the sender believes. The component itself sends
 * whatever it is given, and the service would take a text for a photo until it tries to enhance it.
 *
 * <pre>{@code
 * from("file:inbox").bean(PhotoFormat.class).to("autoenhance:images");
 * }</pre>
 */
@Component
public class PhotoFormat {

    static final String NAMES =
            "JPEG, PNG, WebP, AVIF, HEIC, TIFF, or a camera's raw file (DNG, CR2, CR3, NEF, NRW, ARW, SR2, SRF, RAF)";

    private static final int FIRST_BYTES = 16;
    /** Formats in the container that videos use too: AVIF, HEIC, Canon's CR3. */
    private static final Set<String> BRANDS =
            Set.of("avif", "avis", "crx ", "heic", "heim", "heis", "heix", "hevc", "hevx", "mif1", "msf1");

    /**
     * Looks at a file of the folder.
     *
     * @throws NotAPhotoException if it is none; an empty one is left to the component
     */
    public void check(@Body File file) throws IOException {
        check(file.getName(), () -> new FileInputStream(file));
    }

    void check(String name, InputStreamSource source) throws IOException {
        byte[] first;
        try (InputStream in = source.getInputStream()) {
            first = in.readNBytes(FIRST_BYTES);
        }
        if (first.length > 0 && !isPhoto(new String(first, StandardCharsets.ISO_8859_1))) {
            throw new NotAPhotoException(name);
        }
    }

    private static boolean isPhoto(String first) {
        return first.startsWith("\u00ff\u00d8\u00ff")
                || first.startsWith("\u0089PNG\r\n\u001a\n")
                || (first.startsWith("RIFF") && first.startsWith("WEBP", 8))
                // TIFF, and all raw formats but those of Fujifilm and the CR3 of Canon
                || first.startsWith("II*\0")
                || first.startsWith("MM\0*")
                || first.startsWith("FUJIFILMCCD-RAW ")
                || (first.startsWith("ftyp", 4) && first.length() >= 12 && BRANDS.contains(first.substring(8, 12)));
    }
}
