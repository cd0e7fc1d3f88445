/* Light in hazy air: what a gobo (a window, leaves) lets through is seen as beams, before what lies behind. */
#include "mesh.h"

enum { STEPS = 12 };
#define DIM .4f  /* of the mask: what is everywhere makes no beams */

/* One row of a small picture: the mean of the mask along each line of sight, times the part of `far` that it is long. */
PASS look(const Camera *camera, const ShadowMap *map, const float *restrict depth, int w, float v, float cx, float focal,
          float far, const float *restrict start, float *restrict out) {
  const Camera cam = *camera;
  const ShadowMap s = *map;
  EACH (int x = 0; x < w; x++) {
    float u = (x - cx) / focal, dx = cam.fx + cam.rx * u, dz = cam.fz + cam.rz * u, length = minf(depth[x], far), sum = 0.f;
    float a0 = s.across[0][0] * cam.ex + s.across[0][1] * cam.ey + s.across[0][2] * cam.ez + s.across[0][3];
    float b0 = s.across[1][0] * cam.ex + s.across[1][1] * cam.ey + s.across[1][2] * cam.ez + s.across[1][3];
    float a = s.across[0][0] * dx + s.across[0][1] * v + s.across[0][2] * dz;
    float b = s.across[1][0] * dx + s.across[1][1] * v + s.across[1][2] * dz;
#pragma GCC unroll 12
    for (int k = 0; k < STEPS; k++) {
      float t = (k + start[x & 3]) * (length / STEPS);
      sum += maxf(tile(s.mask, a0 + a * t, b0 + b * t) - DIM, 0.f);
    }
    out[x] = sum * (1.f / STEPS) * length / far;
  }
}

/* Rows y0..y1 of `out` [h][w]; depth: of the same pixels; start [4][4]: where in a step the look begins. */
API void fg_haze(const Camera *cam, const ShadowMap *map, const float *depth, int w, float far, const float *start,
                 float *out, int y0, int y1) {
  float less = (float)w / cam->width;
  for (int y = y0; y < y1; y++) {
    float focal = cam->focal * less, v = (cam->cy * less - y) / focal;
    look(cam, map, depth + (ptrdiff_t)y * w, w, v, cam->cx * less, focal, far, start + 4 * (y & 3), out + (ptrdiff_t)y * w);
  }
}
