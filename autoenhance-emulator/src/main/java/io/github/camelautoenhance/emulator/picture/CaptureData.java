/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.picture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.tiff.ExifParentTIFFTagSet;
import javax.imageio.plugins.tiff.ExifTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * What a camera wrote into a JPEG about the moment it was taken.
 *
 * @param time when it was taken, by the camera's own clock
 * @param exposureTime how long the shutter was open
 * @param exposureBias by how many EV it was meant to be brighter or darker
 */
public record CaptureData(
        Optional<LocalDateTime> time, Optional<Duration> exposureTime, Optional<Double> exposureBias) {

    private static final CaptureData NONE = new CaptureData(Optional.empty(), Optional.empty(), Optional.empty());
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss");
    private static final double NANOS = 1e9;
    /** No shutter was ever open for longer. */
    private static final double MAX_SECONDS = 3600;

    /** Reads a file; whatever is missing, damaged or of another kind is empty. */
    public static CaptureData read(Path photo) throws IOException {
        try (FileImageInputStream stream = new FileImageInputStream(photo.toFile())) {
            try {
                ByteBuffer exif = JpegHeader.read(stream).exif();
                return exif.hasRemaining() ? of(exif) : NONE;
            } catch (IOException | RuntimeException badData) {
                return NONE;
            }
        }
    }

    /** EXIF is a TIFF file without a picture, and the JDK reads the fields of TIFF files. */
    private static CaptureData of(ByteBuffer exif) throws IOException {
        byte[] tiff = new byte[exif.remaining()];
        exif.duplicate().get(tiff);
        ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
        try (MemoryCacheImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(tiff))) {
            reader.setInput(stream, true, false);
            IIOMetadata metadata = reader.getImageMetadata(0);
            TIFFField details =
                    TIFFDirectory.createFromMetadata(metadata).getTIFFField(ExifParentTIFFTagSet.TAG_EXIF_IFD_POINTER);
            return details == null || !details.hasDirectory() ? NONE : of(details.getDirectory());
        } finally {
            reader.dispose();
        }
    }

    private static CaptureData of(TIFFDirectory details) {
        return new CaptureData(
                field(details, ExifTIFFTagSet.TAG_DATE_TIME_ORIGINAL)
                        .map(field -> field.getAsString(0).replace("\0", "").strip())
                        .flatMap(CaptureData::time),
                field(details, ExifTIFFTagSet.TAG_EXPOSURE_TIME)
                        .map(field -> field.getAsDouble(0))
                        .filter(seconds -> seconds >= 0 && seconds <= MAX_SECONDS)
                        .map(seconds -> Duration.ofNanos(Math.round(seconds * NANOS))),
                field(details, ExifTIFFTagSet.TAG_EXPOSURE_BIAS_VALUE)
                        .map(field -> field.getAsDouble(0))
                        .filter(Double::isFinite));
    }

    private static Optional<TIFFField> field(TIFFDirectory directory, int tag) {
        return Optional.ofNullable(directory.getTIFFField(tag)).filter(field -> field.getCount() > 0);
    }

    private static Optional<LocalDateTime> time(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, TIME));
        } catch (DateTimeException unset) {
            return Optional.empty();
        }
    }
}
