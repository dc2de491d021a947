/** Reports from the units of a town: written where something was seen or heard, settled with an outcome. */
package ${package};
