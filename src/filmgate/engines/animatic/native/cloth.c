/* Cloth in the wind: points that keep their distances, in small steps.
 *
 * Extended position based dynamics (Macklin, Mueller and Chentanez, "XPBD", 2016) with one iteration in each of many
 * substeps (Macklin et al., "Small Steps in Physics Simulation", 2019). Air pushes each triangle along its normal by the
 * speed at which it meets it. Double, and of the C library only sqrt: the same bits everywhere. */
#include "rigid.h"

#include <string.h>

/* count: points, links, triangles, frames, substeps; setting: seconds of a frame, gravity, wind x y z, gusts (share of
 * the wind), air (kg/m3 times a factor), drag (1/s), turbulence (1/s). link: two points; rest: metres and compliance of
 * each link. out: [frames][points][3]. */
API void fg_cloth(double *at, double *velocity, const double *lightness, const int32_t *link, const double *rest,
                  const int32_t *triangle, const int32_t *count, const double *setting, double *scratch, double *out) {
  int32_t n = count[0], links = count[1], triangles = count[2], frames = count[3], steps = count[4];
  double h = setting[0] / steps;
  V *p = (V *)at, *v = (V *)velocity, *before = (V *)scratch, *force = before + n;
  for (int frame = 0; frame < frames; frame++) {
    for (int s = 0; s < steps; s++) {
      double t = (frame * steps + s) * h;
      double gust = 1.0 + setting[5] * (0.6 * fast_sin((float)(1.7 * t)) + 0.4 * fast_sin((float)(4.1 * t + 1.0)));
      V wind = mul(vec(setting[2], setting[3], setting[4]), gust);
      for (int k = 0; k < n; k++) force[k] = vec(0, 0, 0);
      for (int k = 0; k < triangles; k++) {
        const int32_t *f = triangle + 3 * k;
        V a = p[f[0]], b = p[f[1]], c = p[f[2]];
        V area = mul(cross(sub(b, a), sub(c, a)), 0.5), mid = mul(add(add(a, b), c), 1.0 / 3.0);
        double size = length(area);
        if (size < 1e-9) continue;
        V normal = mul(area, 1.0 / size);
        float u = (float)(2.2 * mid.x + 1.4 * mid.z - setting[8] * t), w = (float)(2.9 * mid.y + 1.7 * mid.x - 0.8 * setting[8] * t);
        double eddy = 0.45 * length(wind);
        V air = add(wind, vec(0.3 * eddy * fast_sin(w), 0.4 * eddy * fast_sin(u + 1.3f), eddy * fast_sin(u) * 0.6 + eddy * fast_sin(w + 2.f) * 0.4));
        V rel = sub(air, mul(add(add(v[f[0]], v[f[1]]), v[f[2]]), 1.0 / 3.0));
        V push = mul(normal, dot(normal, rel) * length(rel) * size * setting[6] / 3.0);
        push = along(push, rel, size * setting[6] * 0.06);
        for (int q = 0; q < 3; q++) force[f[q]] = add(force[f[q]], push);
      }
      for (int k = 0; k < n; k++) {
        before[k] = p[k];
        if (lightness[k] <= 0) continue;
        v[k] = along(v[k], force[k], h * lightness[k]);
        v[k].y -= setting[1] * h;
        v[k] = mul(v[k], 1.0 - least(setting[7] * h, 0.5));
        p[k] = along(p[k], v[k], h);
      }
      for (int k = 0; k < links; k++) {
        int i = link[2 * k], j = link[2 * k + 1];
        double light = lightness[i] + lightness[j], supple = rest[2 * k + 1] / (h * h);
        if (light <= 0) continue;
        V d = sub(p[j], p[i]);
        double l = length(d);
        if (l < 1e-9) continue;
        double by = (l - rest[2 * k]) / (light + supple) / l;
        p[i] = along(p[i], d, by * lightness[i]);
        p[j] = along(p[j], d, -by * lightness[j]);
      }
      for (int k = 0; k < n; k++) {
        if (lightness[k] <= 0) continue;
        if (p[k].y < 0.01) p[k] = vec(before[k].x, 0.01, before[k].z);
        v[k] = mul(sub(p[k], before[k]), 1.0 / h);
      }
    }
    memcpy(out + (size_t)3 * n * frame, at, sizeof(double) * 3 * n);
  }
}
