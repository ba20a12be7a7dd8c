package dev.freehold.work.projects;

import dev.freehold.work.tasks.TaskCountRepository.Count;
import dev.freehold.work.tasks.TaskPriority;
import dev.freehold.work.tasks.TaskStatus;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How far a project is.
 *
 * @param total its tasks
 * @param byStatus tasks by status, every status there is
 * @param byPriority tasks by priority, every priority there is
 * @param overdue tasks due before today (UTC) that are neither done nor cancelled
 * @param estimatedHoursOpen estimates of tasks that are neither done nor cancelled
 * @param estimatedHoursDone estimates of tasks that are done
 */
@RegisterForReflection
public record ProjectSummary(
        UUID projectId,
        long total,
        Map<TaskStatus, Long> byStatus,
        Map<TaskPriority, Long> byPriority,
        long overdue,
        BigDecimal estimatedHoursOpen,
        BigDecimal estimatedHoursDone) {

    static ProjectSummary of(UUID projectId, List<Count> counts) {
        Map<TaskStatus, Long> byStatus = new EnumMap<>(TaskStatus.class);
        Arrays.stream(TaskStatus.values()).forEach(status -> byStatus.put(status, 0L));
        Map<TaskPriority, Long> byPriority = new EnumMap<>(TaskPriority.class);
        Arrays.stream(TaskPriority.values()).forEach(priority -> byPriority.put(priority, 0L));
        long total = 0;
        long overdue = 0;
        BigDecimal hoursOpen = BigDecimal.ZERO.setScale(2);
        BigDecimal hoursDone = BigDecimal.ZERO.setScale(2);
        for (Count count : counts) {
            total += count.tasks();
            byStatus.merge(count.status(), count.tasks(), Long::sum);
            byPriority.merge(count.priority(), count.tasks(), Long::sum);
            BigDecimal hours = count.hours() == null ? BigDecimal.ZERO : count.hours();
            if (!count.status().isClosed()) {
                overdue += count.late();
                hoursOpen = hoursOpen.add(hours);
            } else if (count.status() == TaskStatus.done) {
                hoursDone = hoursDone.add(hours);
            }
        }
        return new ProjectSummary(projectId, total, byStatus, byPriority, overdue, hoursOpen, hoursDone);
    }
}
