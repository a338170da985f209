/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.springboot;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;

/**
 * Finds the beans that properties of this starter name. Converters serve all properties of an application, so this one
 * keeps to those that bear its mark: the starter of Camel HTTP has properties of the same types.
 */
final class AutoenhanceComponentConverter implements ConditionalGenericConverter {

    private static final String BEAN = "#bean:";

    private final ListableBeanFactory beans;

    AutoenhanceComponentConverter(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(new ConvertiblePair(String.class, Object.class));
    }

    @Override
    public boolean matches(TypeDescriptor sourceType, TypeDescriptor targetType) {
        return targetType.hasAnnotation(BeanReference.class);
    }

    @Override
    public @Nullable Object convert(@Nullable Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
        String reference = source == null ? "" : source.toString().strip();
        if (reference.isEmpty()) {
            return null;
        }
        if (!reference.startsWith("#")) {
            throw new IllegalArgumentException("'%s' is no bean of type %s: write %sname"
                    .formatted(reference, targetType.getType().getName(), BEAN));
        }
        String name = reference.substring(reference.startsWith(BEAN) ? BEAN.length() : 1);
        return beans.getBean(name, targetType.getType());
    }
}
