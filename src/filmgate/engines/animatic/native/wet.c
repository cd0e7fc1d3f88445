/* The mirror of a wet street (level at y = 0): what stands on it is thrown down its own column. */
#include "kernel.h"

/* Columns x0..x1 of `mirror` [4][height][width] get the colour of what a still puddle would show there. */
API void fg_mirror(const Camera *cam, const float *depth, const uint8_t *mat, const float *col, float *mirror,
                   int x0, int x1) {
  int W = cam->width, H = cam->height;
  ptrdiff_t plane = (ptrdiff_t)W * H;
  for (int y = H - 1; y >= 0; y--)
    for (int x = x0; x < x1; x++) {
      ptrdiff_t i = (ptrdiff_t)y * W + x;
      float foot = depth[i] < 1e8f ? cam->cy + cam->ey * cam->focal / depth[i] : cam->cy;
      if (mat[i] == GROUND || y > foot) continue;
      int to = (int)(2.f * foot - y);
      if (to < 0 || to >= H) continue;
      ptrdiff_t o = (ptrdiff_t)to * W + x;
      if (mat[o] != GROUND) continue;
      for (int c = 0; c < 3; c++) mirror[c * plane + o] = minf(col[c * plane + i], 6.f);
      mirror[3 * plane + o] = 1.f;
    }
}

/* Puddles show the mirror clearly, damp asphalt as a vertical smear; Fresnel decides how much. */
API void fg_wet(const Camera *cam, const Air *air, const Tile *detail, float wetness, const float *depth,
                const uint8_t *mat, const float *mirror, float *col, int y0, int y1) {
  int W = cam->width, H = cam->height;
  ptrdiff_t plane = (ptrdiff_t)W * H;
  for (int y = y0; y < y1; y++)
    for (int x = 0; x < W; x++) {
      ptrdiff_t i = (ptrdiff_t)y * W + x;
      if (mat[i] != GROUND || depth[i] > 160.f) continue;
      float t = depth[i], u = (x - cam->cx) / cam->focal;
      float X = cam->ex + (cam->fx + cam->rx * u) * t, Z = cam->ez + (cam->fz + cam->rz * u) * t;
      float puddle = unit((tile(*detail, X * 3.4f, Z * 3.4f) - .45f) * 6.f) * .88f + .12f;
      float n1 = tile(*detail, X * 31.f, Z * 31.f) - .5f;
      float n2 = tile(*detail, X * 31.f + 200.f, Z * 31.f + air->time * 30.f) - .5f;
      float ripple = 26.f / maxf(t, 1.f) * (1.6f - puddle);
      int xx = mini(maxi((int)(x + n1 * ripple), 0), W - 1);
      float yy = y + n2 * ripple * 3.2f, smear = 2.f + 5.f * (1.f - puddle), light[3] = {0, 0, 0};
      for (int k = -3; k <= 3; k++) {
        int j = mini(maxi((int)(yy + k * smear), 0), H - 1);
        for (int c = 0; c < 3; c++) light[c] += mirror[c * plane + (ptrdiff_t)j * W + xx];
      }
      float grazing = maxf((y - cam->cy) / cam->focal, 0.f);
      float k = (.08f + .72f * fast_exp(-grazing * 4.f)) * (.4f + .6f * puddle) * wetness / 7.f;
      for (int c = 0; c < 3; c++) col[c * plane + i] = col[c * plane + i] * (1.f - .35f * puddle * wetness) + light[c] * k;
    }
}
