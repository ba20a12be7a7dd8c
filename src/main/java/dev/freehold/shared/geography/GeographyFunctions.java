package dev.freehold.shared.geography;

import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.FunctionContributor;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.hibernate.type.BasicType;
import org.hibernate.type.BasicTypeRegistry;
import org.hibernate.type.StandardBasicTypes;

/**
 * Where rows are, as HQL functions over PostgreSQL's own points: {@code in_box} is written so that a GiST index on {@code
 * point(longitude, latitude)} answers it, {@code distance_m} is the function of the
 * schema, to a tenth of a metre (see ADR 0015).
 */
public final class GeographyFunctions implements FunctionContributor {
    @Override
    public void contributeFunctions(FunctionContributions contributions) {
        SqmFunctionRegistry registry = contributions.getFunctionRegistry();
        BasicTypeRegistry types = contributions.getTypeConfiguration().getBasicTypeRegistry();
        BasicType<Boolean> truth = types.resolve(StandardBasicTypes.BOOLEAN);
        BasicType<Double> metres = types.resolve(StandardBasicTypes.DOUBLE);
        registry.registerPattern("in_box", "(point(?1, ?2) <@ box(point(?3, ?4), point(?5, ?6)))", truth);
        registry.registerPattern("distance_m", "(round(distance_m(?1, ?2, ?3, ?4) * 10) / 10)", metres);
    }
}
