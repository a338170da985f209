/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.compatibility;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.FieldAccessTarget;
import com.tngtech.archunit.core.domain.properties.HasName;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a class file names a method, constructor or field of another class: by owner, name and all types, and so the JVM
 * finds it, in the owner or above.
 */
record Linkage(String owner, String name, List<String> types) {

    private static final String CONSTRUCTOR = "<init>";

    static Linkage of(AccessTarget target) {
        Stream<? extends HasName> types = target instanceof FieldAccessTarget field
                ? Stream.of(field.getRawType())
                : Stream.concat(
                        ((CodeUnitAccessTarget) target).getRawParameterTypes().stream(),
                        Stream.of(((CodeUnitAccessTarget) target).getRawReturnType()));
        return new Linkage(
                target.getOwner().getName(),
                target.getName(),
                types.map(HasName::getName).toList());
    }

    boolean isIn(ClassLoader loader) {
        try {
            Class<?> type = Class.forName(owner, false, loader);
            Stream<Class<?>> holders = name.equals(CONSTRUCTOR) ? Stream.of(type) : withAllAbove(type);
            return holders.flatMap(this::members).anyMatch(this::equals);
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private static Stream<Class<?>> withAllAbove(Class<?> type) {
        // an interface has no superclass, but what it inherits from Object can be called on it
        Class<?> parent = type.getSuperclass() == null ? Object.class : type.getSuperclass();
        return type == Object.class
                ? Stream.of(type)
                : Stream.of(
                                Stream.<Class<?>>of(type),
                                withAllAbove(parent),
                                Arrays.stream(type.getInterfaces()).flatMap(Linkage::withAllAbove))
                        .flatMap(types -> types);
    }

    /** The members that this class itself declares, under the owner that was asked for. */
    private Stream<Linkage> members(Class<?> type) {
        return Stream.of(
                        Arrays.stream(type.getDeclaredFields()).map(field -> member(field.getName(), field.getType())),
                        Arrays.stream(type.getDeclaredConstructors())
                                .map(constructor -> member(CONSTRUCTOR, void.class, constructor.getParameterTypes())),
                        Arrays.stream(type.getDeclaredMethods())
                                .map(method ->
                                        member(method.getName(), method.getReturnType(), method.getParameterTypes())))
                .flatMap(members -> members);
    }

    private Linkage member(String memberName, Class<?> result, Class<?>... parameters) {
        return new Linkage(
                owner,
                memberName,
                Stream.concat(Arrays.stream(parameters), Stream.of(result))
                        .map(Class::getName)
                        .toList());
    }
}
