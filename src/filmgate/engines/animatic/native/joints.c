/* Joints: ball joints, hinges and cones with limits, ropes, rods and welds, with friction. */
#include "solver.h"

/* One row of a joint: an axis that turns or pulls. Returns the new sum of impulses. */
static double twisted(World *w, const Joint *j, V axis, double error, double sum, Soft s, int biased, double low) {
  V wa = j->a >= 0 ? w->body[j->a].w : vec(0, 0, 0), wb = j->b >= 0 ? w->body[j->b].w : vec(0, 0, 0);
  double ease = (light(w, j->a) > 0 ? dot(axis, spun(w, j->a, axis)) : 0) + (light(w, j->b) > 0 ? dot(axis, spun(w, j->b, axis)) : 0);
  if (ease <= 0) return sum;
  double bias = 0, mass = 1, impulse = 0;
  if (low > -1 && error > 0) bias = error / w->h; /* a limit that is not reached */
  else if (biased) { bias = within(s.bias * error, -8.0, 8.0); mass = s.mass; impulse = s.impulse; }
  double by = -mass / ease * (dot(sub(wb, wa), axis) + bias) - impulse * sum;
  double now = most(sum + by, low);
  by = now - sum;
  if (light(w, j->a) > 0) w->body[j->a].w = along(w->body[j->a].w, spun(w, j->a, axis), -by);
  if (light(w, j->b) > 0) w->body[j->b].w = along(w->body[j->b].w, spun(w, j->b, axis), by);
  return now;
}

void joined(World *w, Joint *j, Soft s, int biased) {
  static const double still[4] = {1, 0, 0, 0};
  if (j->broken > 0 || (light(w, j->a) <= 0 && light(w, j->b) <= 0)) return;
  if (j->hertz > 0) s = soft(j->hertz, 1.0, w->h);
  const double *qa = j->a >= 0 ? w->body[j->a].q : still, *qb = j->b >= 0 ? w->body[j->b].q : still;
  V ra = turned(qa, j->at_a), rb = turned(qb, j->at_b), zero = vec(0, 0, 0);
  V pa = j->a >= 0 ? w->body[j->a].at : zero, pb = j->b >= 0 ? w->body[j->b].at : zero;
  V apart = sub(add(pb, rb), add(pa, ra));
  int pulls = j->kind == ROPE || j->kind == ROD;
  if (biased) { /* warm: what held it in the substep before */
    V pull = pulls ? mul(unit_of(apart), -j->force.x) : j->force;
    pushed(w, j->a, pull, ra, -1);
    pushed(w, j->b, pull, rb, 1);
    j->twist = zero;
    j->limit = 0;
  }
  if (j->stiff > 0) { /* friction: a torque against turning, no stronger than it is */
    V wa = j->a >= 0 ? w->body[j->a].w : zero, wb = j->b >= 0 ? w->body[j->b].w : zero, d = sub(wb, wa);
    double l = length(d);
    if (l > 1e-9) {
      V axis = mul(d, 1 / l);
      double ease = (light(w, j->a) > 0 ? dot(axis, spun(w, j->a, axis)) : 0) + (light(w, j->b) > 0 ? dot(axis, spun(w, j->b, axis)) : 0);
      double by = ease > 0 ? least(0.5 * j->stiff * w->h, l / ease) : 0;
      if (light(w, j->a) > 0) w->body[j->a].w = along(w->body[j->a].w, spun(w, j->a, axis), by);
      if (light(w, j->b) > 0) w->body[j->b].w = along(w->body[j->b].w, spun(w, j->b, axis), -by);
    }
  }
  if (j->kind == HINGE || j->kind == CONE || j->kind == WELD) {
    V a = turned(qa, j->axis_a), b = turned(qb, j->axis_b), e = cross(a, b);
    if (j->kind != CONE) {
      V t = across_of(a), u = cross(a, t);
      j->twist.x = twisted(w, j, t, dot(e, t), j->twist.x, s, biased, -1e30);
      j->twist.y = twisted(w, j, u, dot(e, u), j->twist.y, s, biased, -1e30);
    } else {
      double sine = length(e), angle = fast_atan2((float)sine, (float)dot(a, b));
      if (sine > 1e-6) j->limit = twisted(w, j, mul(e, -1 / sine), j->high - angle, j->limit, s, biased, 0.0);
    }
    V x = turned(qa, j->side_a), y = turned(qb, j->side_b);
    double angle = fast_atan2((float)dot(cross(x, y), a), (float)dot(x, y));
    if (j->kind == WELD) j->twist.z = twisted(w, j, a, angle, j->twist.z, s, biased, -1e30);
    else if (j->kind == HINGE && j->high > j->low) {
      if (angle - j->low < j->high - angle) j->limit = twisted(w, j, a, angle - j->low, j->limit, s, biased, 0.0);
      else j->limit = twisted(w, j, mul(a, -1), j->high - angle, j->limit, s, biased, 0.0);
    }
  }
  V dv = sub(speed_at(w, j->b, rb), speed_at(w, j->a, ra));
  if (pulls) {
    double l = length(apart), bias = 0, mass = 1, impulse = 0, error = j->high - l;
    V n = l > 1e-9 ? mul(apart, -1 / l) : vec(0, 1, 0);
    double ease = against(w, j->a, ra, n) + against(w, j->b, rb, n);
    if (ease <= 0) return;
    if (j->kind == ROPE && error > 0) bias = error / w->h;
    else if (biased) { bias = s.bias * error; mass = s.mass; impulse = s.impulse; }
    double by = -mass / ease * (dot(dv, n) + bias) - impulse * j->force.x;
    double now = j->kind == ROPE ? most(j->force.x + by, 0) : j->force.x + by;
    by = now - j->force.x;
    j->force.x = now;
    pushed(w, j->a, n, ra, -by);
    pushed(w, j->b, n, rb, by);
    if (j->breaks > 0 && fabs(now) > j->breaks) j->broken = 1;
    return;
  }
  double k[9] = {0}, mass = biased ? s.mass : 1, impulse = biased ? s.impulse : 0; /* the three rows of the anchor together */
  for (int c = 0; c < 3; c++) {
    V x = vec(c == 0, c == 1, c == 2), sum = zero;
    for (int side = 0; side < 2; side++) {
      int i = side ? j->b : j->a;
      V r = side ? rb : ra;
      if (light(w, i) > 0) sum = add(sum, along(mul(x, w->body[i].lightness), cross(spun(w, i, cross(r, x)), r), 1));
    }
    k[c] = sum.x; k[3 + c] = sum.y; k[6 + c] = sum.z;
  }
  V r0 = vec(k[0], k[1], k[2]), r1 = vec(k[3], k[4], k[5]), r2 = vec(k[6], k[7], k[8]);
  double det = dot(r0, cross(r1, r2));
  if (fabs(det) < 1e-30) return;
  V g = biased ? along(dv, apart, s.bias) : dv, by;
  V i0 = mul(cross(r1, r2), 1 / det), i1 = mul(cross(r2, r0), 1 / det), i2 = mul(cross(r0, r1), 1 / det);
  by = add(add(mul(i0, g.x), mul(i1, g.y)), mul(i2, g.z));
  by = along(mul(by, -mass), j->force, -impulse);
  j->force = add(j->force, by);
  pushed(w, j->a, by, ra, -1);
  pushed(w, j->b, by, rb, 1);
  if (j->breaks > 0 && dot(j->force, j->force) > j->breaks * j->breaks) j->broken = 1;
}
